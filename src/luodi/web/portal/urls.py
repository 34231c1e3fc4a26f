"""Addresses of the public pages."""

from django.urls import URLPattern, path
from django.views.i18n import set_language

from luodi.web.portal import doors
from luodi.web.portal.answer.views import answer
from luodi.web.portal.contact.views import contact
from luodi.web.portal.enquiry.views import enquiry_copy, erase, private_answer, withdraw
from luodi.web.portal.find.views import find
from luodi.web.portal.home.views import home
from luodi.web.portal.listing.views import listing
from luodi.web.portal.listings.views import listings
from luodi.web.portal.owner.views import owner
from luodi.web.portal.park.views import park
from luodi.web.portal.parks.views import parks
from luodi.web.portal.patterns.views import patterns
from luodi.web.portal.pictures.views import picture
from luodi.web.portal.privacy.views import privacy
from luodi.web.portal.ranking.views import ranking
from luodi.web.portal.robots import robots
from luodi.web.portal.setup.views import setup
from luodi.web.portal.understanding.views import understood

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("enquiries/<str:token>/", private_answer, name="private_answer"),
    path("enquiries/<str:token>/copy.txt", enquiry_copy, name="enquiry_copy"),
    path("enquiries/<str:token>/withdraw/", withdraw, name="enquiry_withdraw"),
    path("enquiries/<str:token>/delete/", erase, name="enquiry_erase"),
    path("find/", find, name="find"),
    path("find/<str:token>/", understood, name="understood"),
    path("find/<str:token>/answer/", answer, name="answer"),
    path("find/<str:token>/offer/", owner, name="owner"),
    path("find/<str:token>/contact/", contact, name="contact"),
    path("language/", set_language, name="set_language"),
    path("listings/", listings, name="listings"),
    path("listings/<int:pk>/", listing, name="listing"),
    path("media/<path:name>", picture, name="picture"),
    path("parks/", parks, name="parks"),
    path("parks/<int:pk>/", park, name="park"),
    path("patterns/", patterns, name="patterns"),
    path("privacy/", privacy, name="privacy"),
    path("ranking/", ranking, name="ranking"),
    path("setup/", setup, name="setup"),
    path("robots.txt", robots, name="robots"),
    *doors.urlpatterns,
]
