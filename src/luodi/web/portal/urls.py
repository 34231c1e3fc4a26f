"""Addresses of the public pages."""

from django.urls import URLPattern, path
from django.views.i18n import set_language

from luodi.web.portal.pages import (
    answer,
    confirmation,
    contact,
    find,
    home,
    listing,
    listings,
    park,
    parks,
    patterns,
    privacy,
    ranking,
    robots,
    understood,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("enquiries/<str:token>/", confirmation.private_answer, name="private_answer"),
    path("enquiries/<str:token>/copy.txt", confirmation.enquiry_copy, name="enquiry_copy"),
    path("find/", find.find, name="find"),
    path("find/<str:token>/", understood.understood, name="understood"),
    path("find/<str:token>/answer/", answer.answer, name="answer"),
    path("find/<str:token>/contact/", contact.contact, name="contact"),
    path("language/", set_language, name="set_language"),
    path("listings/", listings.listings, name="listings"),
    path("listings/<int:pk>/", listing.listing, name="listing"),
    path("parks/", parks.parks, name="parks"),
    path("parks/<int:pk>/", park.park, name="park"),
    path("patterns/", patterns.patterns, name="patterns"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("ranking/", ranking.ranking, name="ranking"),
    path("robots.txt", robots.robots, name="robots"),
]
