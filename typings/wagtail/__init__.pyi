"""Types of the part of Wagtail that Luodi uses; Wagtail itself ships none, and no published stubs run on Python 3.11."""
