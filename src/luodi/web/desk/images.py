"""The image form: without tags, because Wagtail suggests everybody's tags to everybody, and with checks of its own.

The order is: the size of the file, what its header says of kind and pixels, and only then its content.
"""

from typing import IO, Any

import PIL.Image
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import UnidentifiedImageError
from PIL.Image import DecompressionBombError, DecompressionBombWarning
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

_KINDS = "JPG / PNG / GIF / WebP"


def faults() -> dict[str, str]:
    """What is said of each fault that Wagtail's image field finds, in the reader's language."""
    megabytes = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // (1024 * 1024)
    millions = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    kind = _("不收这种格式。请传 {kinds} 图片；SVG 请先另存为 PNG。").format(kinds=_KINDS)
    size = _("图片太大，最大 {megabytes} MB。请缩小或压缩后再传。").format(megabytes=megabytes)
    pixels = _("图片尺寸太大，最多 {millions}00 万像素。请缩小后再传。").format(millions=millions)
    return {
        "invalid_extension": kind,
        "invalid_image_extension": kind,
        "invalid_image": _("这个文件不是图片，或者已经损坏。请换一张，或用看图软件另存后再传。"),
        "invalid_image_known_format": _("文件名的后缀与内容不一致。请用看图软件另存为所要的格式，不要只改文件名。"),
        "truncated": _("图片不完整，可能没有传完。请重新导出或下载后再传。"),
        "file_too_large": size,
        "file_too_large_unknown_size": size,
        "file_too_many_pixels": pixels,
    }


class PictureField(WagtailImageField):
    """Wagtail's, which decodes a picture to learn its size, behind a look at the header."""

    def to_python(self, data: Any) -> Any:
        """The picture. ValidationError with a sentence of `faults` for anything that is not taken."""
        self.error_messages |= faults()
        if isinstance(data, UploadedFile) and data.file is not None:
            if (data.size or 0) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
                raise self._fault("file_too_large")
            self._demand_header(data.file)
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:  # what the decoders raise
            raise self._fault("truncated") from error

    def _demand_header(self, file: IO[bytes]) -> None:
        """What can be told without decoding: that it is a picture, and of how many pixels."""
        try:
            with PIL.Image.open(file) as picture:
                pixels = picture.width * picture.height
        except (DecompressionBombError, DecompressionBombWarning):
            raise self._fault("file_too_many_pixels") from None
        except UnidentifiedImageError:
            return  # SVG, or none at all: told apart by the name
        except (OSError, SyntaxError, ValueError) as error:
            raise self._fault("truncated") from error
        finally:
            file.seek(0)
        if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise self._fault("file_too_many_pixels")

    def _fault(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


class ImageForm(BaseImageForm):
    """Title, description, file, collection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)
        file = self.fields["file"]
        self.fields["file"] = PictureField(label=file.label, required=file.required, widget=file.widget)
