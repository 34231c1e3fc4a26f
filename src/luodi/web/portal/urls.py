"""Addresses of the public pages."""

from django.urls import URLPattern, path

from luodi.web.portal.pages import answer, confirmation, contact, find, home, listing, listings, park, parks, understood

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("enquiries/<str:token>/", confirmation.private_answer, name="private_answer"),
    path("enquiries/<str:token>/copy.txt", confirmation.enquiry_copy, name="enquiry_copy"),
    path("find/", find.find, name="find"),
    path("find/<str:token>/", understood.understood, name="understood"),
    path("find/<str:token>/answer/", answer.answer, name="answer"),
    path("find/<str:token>/contact/", contact.contact, name="contact"),
    path("listings/", listings.listings, name="listings"),
    path("listings/<int:pk>/", listing.listing, name="listing"),
    path("parks/", parks.parks, name="parks"),
    path("parks/<int:pk>/", park.park, name="park"),
]
