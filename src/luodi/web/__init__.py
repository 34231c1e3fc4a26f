"""The site: rooms with facts (people … news) and faces with pages (portal, desk, api), on Django and Wagtail."""
