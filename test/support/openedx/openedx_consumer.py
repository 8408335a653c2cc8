"""Open edX's LTI 1.3 consumer as a platform of its own, without Open edX around it (tests only).

Reads PLATFORM_PORT, TOOL_URL, EVENT_ID and DATA_DIR from the environment, prints one line of JSON with
what a tool has to know, and serves until it is ended. `/start?role=student` begins a launch,
`/start?role=instructor&message=LtiDeepLinkingRequest` placing something. `/seen` tells what the consumer
has taken: content items and scores.
"""

import json
import os
import sys
from unittest import mock

import django
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import include, path, reverse

PORT = os.environ["PLATFORM_PORT"]
TOOL_URL = os.environ["TOOL_URL"]
EVENT_ID = os.environ["EVENT_ID"]
DATA_DIR = os.environ["DATA_DIR"]
ISSUER = f"http://localhost:{PORT}"
USAGE_PATTERN = r"(?P<usage_key_string>(?:i4x://?[^/]+/[^/]+/[^/]+/[^@]+(?:@[^/]+)?)|(?:[^/]+))"
BLOCK = "block-v1:Org+C+R+type@lti_consumer+block@certificate"
PEOPLE = {"student": (11, "Zoë Łukasiewicz"), "instructor": (12, "Ina Teller")}


def configure():
    """The few settings of Django and of the LMS that the consumer reads."""
    settings.configure(
        DEBUG=True,
        SECRET_KEY="only-for-tests-" + "x" * 40,
        ALLOWED_HOSTS=["localhost", "127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{DATA_DIR}/db.sqlite"}
        },
        CACHES={
            "default": {
                "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                "LOCATION": f"{DATA_DIR}/cache",
            }
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "config_models",
            "waffle",
            "rest_framework",
            "lti_consumer.apps.LTIConsumerApp",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "edx_django_utils.cache.middleware.RequestCacheMiddleware",
        ],
        TEMPLATES=[
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
        ],
        FEATURES={},
        LMS_BASE=f"localhost:{PORT}",
        LMS_ROOT_URL=ISSUER,
        LTI_API_BASE=ISSUER,
        LTI_BASE=ISSUER,
        LEARNING_MICROFRONTEND_URL=ISSUER,
        OPEN_EDX_FILTERS_CONFIG={},
        PLATFORM_NAME="Open edX consumer",
        STATIC_URL="/static/",
        USAGE_ID_PATTERN=USAGE_PATTERN,
        USAGE_KEY_PATTERN=USAGE_PATTERN,
    )
    django.setup()


def stand_in_for_the_lms():
    """The consumer asks the LMS around it about flags and blocks; here nobody else is to ask."""
    from lti_consumer.plugin import compat

    def flag(is_on):
        return lambda: mock.Mock(is_enabled=lambda *args, **kwargs: is_on)

    block = mock.Mock(
        display_name="Certificate",
        due=None,
        start=None,
        graceperiod=None,
        weight=1,
        has_score=True,
        accept_grades_past_due=True,
        is_past_due=lambda *args, **kwargs: False,
        max_score=lambda: 1.0,
    )
    compat.get_database_config_waffle_flag = flag(True)
    compat.get_external_config_waffle_flag = flag(False)
    compat.get_external_multiple_launch_urls_waffle_flag = flag(False)
    compat.get_event_tracker = lambda: None
    compat.load_enough_xblock = lambda location: block
    compat.load_block_as_user = lambda location: block
    compat.user_has_access = lambda *args, **kwargs: True
    compat.user_course_access = lambda *args, **kwargs: True
    compat.user_has_studio_write_access = lambda *args, **kwargs: True
    compat.get_user_from_external_user_id = lambda external_user_id: external_user_id
    compat.publish_grade = lambda *args, **kwargs: None


def register_tool():
    """Stores the tool as a course author would enter it; answers the configuration."""
    from lti_consumer.models import Lti1p3Passport, LtiConfiguration
    from opaque_keys.edx.keys import UsageKey

    passport = Lti1p3Passport.objects.create(
        name="certificate", lti_1p3_tool_keyset_url=f"{TOOL_URL}/lti/jwks"
    )
    return LtiConfiguration.objects.create(
        version="lti_1p3",
        config_store="CONFIG_ON_DB",
        location=UsageKey.from_string(BLOCK),
        lti_1p3_passport=passport,
        lti_1p3_oidc_url=f"{TOOL_URL}/lti/login",
        lti_1p3_launch_url=f"{TOOL_URL}/lti/launch",
        lti_1p3_redirect_uris=[f"{TOOL_URL}/lti/launch"],
        lti_advantage_deep_linking_enabled=True,
        lti_advantage_deep_linking_launch_url=f"{TOOL_URL}/lti/launch",
        lti_advantage_ags_mode="programmatic",
    )


def start(request):
    """Begins a launch as the person of the given role."""
    from lti_consumer.api import get_lti_1p3_launch_start_url
    from lti_consumer.data import Lti1p3LaunchData
    from lti_consumer.models import LtiConfiguration

    configuration = LtiConfiguration.objects.get()
    role = request.GET.get("role", "student")
    user_id, name = PEOPLE[role]
    launch = Lti1p3LaunchData(
        user_id=user_id,
        user_role=role,
        config_id=str(configuration.config_id),
        resource_link_id=str(configuration.location),
        external_user_id=f"ext-{role}",
        name=name,
        email=f"{role}@example.test",
        preferred_username=role,
        launch_presentation_document_target="iframe",
        context_id="course-v1:Org+C+R",
        context_type=["course_offering"],
        context_title="Open edX course",
        context_label="C",
        message_type=request.GET.get("message", "LtiResourceLinkRequest"),
        custom_parameters={"event": EVENT_ID},
    )
    return HttpResponseRedirect(get_lti_1p3_launch_start_url(launch))


def seen(request):
    """What the consumer has checked and stored."""
    from lti_consumer.models import LtiAgsLineItem, LtiAgsScore, LtiDlContentItem

    return JsonResponse(
        {
            "contentItems": [item.attributes for item in LtiDlContentItem.objects.all()],
            "lineItems": list(LtiAgsLineItem.objects.values("label", "score_maximum", "resource_id")),
            "scores": list(
                LtiAgsScore.objects.values(
                    "user_id", "score_given", "activity_progress", "grading_progress"
                )
            ),
        }
    )


def facts_of(configuration):
    """What the tool's administrator types in."""
    passport = configuration.lti_1p3_passport

    def address(name, *args):
        return ISSUER + reverse(f"lti_consumer:lti_consumer.{name}", args=args)

    return {
        "issuer": ISSUER,
        "clientId": str(passport.lti_1p3_client_id),
        "deploymentId": "1",
        "authenticationEndpoint": f"{ISSUER}/api/lti_consumer/v1/launch/",
        "jwksUri": address("public_keyset_endpoint", passport.passport_id),
        "tokenEndpoint": address("access_token", passport.passport_id),
    }


if __name__ == "__main__":
    configure()
    stand_in_for_the_lms()
    urlpatterns = [path("start", start), path("seen", seen), path("api/", include("lti_consumer.plugin.urls"))]
    call_command("migrate", verbosity=0)
    print(json.dumps(facts_of(register_tool())), flush=True)
    sys.stdout = sys.stderr
    call_command("runserver", f"127.0.0.1:{PORT}", use_reloader=False)
