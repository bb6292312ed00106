"""A small log-in provider on this machine: discovery, authorization, signed tokens, user information and keys."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "waarborg", "geheim-van-de-koppeling"


class Provider(ThreadingHTTPServer):
    """Logs in whoever `claims` describes. It keeps what it was asked, so that a test can look."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.claims: dict[str, Any] = {}
        self.audience = CLIENT_ID
        self.asked: list[dict[str, str]] = []
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        facts = {"iss": self.issuer, "aud": self.audience, "iat": now, "exp": now + 60} | self.claims
        id_token = jwt.encode(facts, self.key, algorithm="RS256", headers={"kid": "een"})
        return {"access_token": "toegang", "token_type": "Bearer", "id_token": id_token}

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "een", "alg": "RS256", "use": "sig"}]}


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        match urlsplit(self.path).path:
            case "/.well-known/openid-configuration":
                self.answer(self.server.discovery())
            case "/authorize":
                self.send_back()
            case "/userinfo" if self.headers["Authorization"] == "Bearer toegang":
                self.answer(self.server.claims)
            case "/keys":
                self.answer(self.server.keys())
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {key: values[0] for key, values in parse_qs(given).items()}
        self.server.asked.append(asked)
        if asked.get("code") != "eenmalig" or asked.get("client_secret") != CLIENT_SECRET:
            self.send_error(400)
            return
        self.answer(self.server.token())

    def send_back(self) -> None:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        self.server.asked.append(asked)
        self.send_response(302)
        query = urlencode({"code": "eenmalig", "state": asked["state"]})
        self.send_header("Location", f"{asked['redirect_uri']}?{query}")
        self.end_headers()

    def answer(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is http.server's)
        """Say nothing: the test tells."""


@contextmanager
def running() -> Iterator[Provider]:
    with Provider() as provider:
        thread = threading.Thread(target=provider.serve_forever, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            provider.shutdown()
            thread.join()
