from django.db.models import Model
from django.forms import ModelForm

class BaseImageForm(ModelForm[Model]): ...
