from ninja import NinjaAPI

api = NinjaAPI(title="Waarborg", version="1.0.0", urls_namespace="api")
