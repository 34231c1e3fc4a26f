"""Error responses of the API, in one shape for refusals, invalid records and bodies, and anything else."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from luodi.intake import IntakeError
from luodi.web.shared.busy import TooBusy, is_busy
from luodi.web.shared.errors import Refusal
from luodi.web.shared.reader import reader


class Refused(Schema):
    """Why not, and what to do."""

    code: str
    message: str


def register(api: NinjaAPI) -> None:
    """Registers handlers that answer every error in that shape."""

    def answered(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
        return api.create_response(request, {"code": code, "message": message}, status=status)

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
        """A business refusal: its code, status and sentence."""
        response = answered(request, refusal.status, refusal.code, refusal.sentence)
        if "retry_after" in refusal.values:
            response.headers["Retry-After"] = str(refusal.values["retry_after"])
        return response

    @api.exception_handler(OperationalError)
    def busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
        """503 while somebody else writes for too long; any other failure of the database is one."""
        if not is_busy(error):
            raise error
        return refused(request, TooBusy())

    @api.exception_handler(IntakeError)
    def not_matchable(request: HttpRequest, error: IntakeError) -> HttpResponse:
        """A record that matching refuses: field, value, remedy."""
        return answered(request, 422, "requirement_bad", error.sentence(reader()))

    @api.exception_handler(ValidationError)
    def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
        """A malformed body, which is not echoed."""
        where = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors)
        return answered(request, 422, "body_bad", where)

    @api.exception_handler(HttpError)
    def stopped(request: HttpRequest, error: HttpError) -> HttpResponse:
        """Any other HTTP error."""
        return answered(request, error.status_code, "request_bad", str(error))
