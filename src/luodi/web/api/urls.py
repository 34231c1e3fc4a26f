"""The JSON API: one file per noun, each with a router. /api/openapi.json describes it.

No documentation page is served, because it would load scripts from third parties.
"""

from ninja import NinjaAPI

from luodi.web.api import listings, matches, refusals

api = NinjaAPI(title="Luodi 落地", version="1", docs_url=None, urls_namespace="api")
api.add_router("", listings.router)
api.add_router("", matches.router)
refusals.register(api)
