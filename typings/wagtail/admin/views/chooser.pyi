from django.http import HttpRequest, HttpResponse
from django.views import View

class BrowseView(View):
    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse: ...
