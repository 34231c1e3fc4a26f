"""Who may do what with parks and parcels."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.verbs import EVERYBODY, LEADING, Verb, register

register(
    Verb("places.view", _("查看园区和地块"), EVERYBODY),
    Verb("places.edit", _("修改园区和地块"), LEADING),
    Verb("places.add_park", _("新建园区")),
    Verb("places.edit_park", _("修改园区")),
    Verb("places.add_parcel", _("新建地块")),
    Verb("places.override_wording", _("用语放行")),
)
