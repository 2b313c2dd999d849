"""Fails unless checkov looked at the template, found nothing, and every exception gives its reason.

Reads checkov's JSON: by its status alone it also accepts a file that it could not read.
"""

import json
import sys

report = json.load(sys.stdin)
summary = report["summary"]
for check in report["results"]["skipped_checks"]:
    reason = check["check_result"].get("suppress_comment") or ""
    print(f"excepted: {check['check_id']} of {check['resource']}: {reason}")
    if len(reason.split()) < 4:
        sys.exit("FAILED: an exception without a reason")
for check in report["results"]["failed_checks"]:
    print(f"{check['check_id']} of {check['resource']}: {check['check_name']}")
if summary["parsing_errors"] or summary["failed"] or summary["passed"] < 40:
    sys.exit(f"FAILED: checkov says {summary}")
print(f"checkov: {summary['passed']} checks passed, {summary['skipped']} excepted")
