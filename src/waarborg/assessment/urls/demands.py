from django.urls import path

from waarborg.assessment.views import demand_acts, demands

ADDRESSES = {
    "assign": "toewijzen",
    "arrange": "geregeld",
    "waive": "niet-nodig",
    "check": "nagekeken",
    "send_back": "terugsturen",
}
"""The address of each act on a demand."""

urlpatterns = [
    path("toepassing/<int:pk>/eisen/", demands.of_use, name="demands"),
    path("eisen/", demands.everything, name="all_demands"),
    path("eisen/<int:pk>/", demands.detail, name="demand"),
    *(
        path(f"eisen/<int:pk>/{address}/", demand_acts.act, {"name": name}, name=f"demand_{name}")
        for name, address in ADDRESSES.items()
    ),
]
