"""AWS Glue: what happens to jobs, crawlers and the Data Catalog, as EventBridge tells it."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._detail import Detail
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class GlueJobStateChangeDetail(Detail):
    """A run of a job is over.

    AWS: "Automating AWS Glue with EventBridge".
    """

    _sent_as = (("aws.glue", "Glue Job State Change"),)

    job_name: str = ""
    """The job."""

    job_run_id: str = ""
    """The run."""

    state: str = ""
    """`SUCCEEDED`, `FAILED`, `TIMEOUT` or `STOPPED`; for a run that lasts `STARTING`, `RUNNING` or `STOPPING`."""

    severity: str = ""
    """`INFO`, `WARN` or `ERROR`."""

    message: str = ""
    """What happened, in words."""


@define(kw_only=True)
class GlueJobRunStatusDetail(GlueJobStateChangeDetail):
    """A run of a job takes longer than it should.

    AWS: "Automating AWS Glue with EventBridge".
    """

    _sent_as = (("aws.glue", "Glue Job Run Status"),)

    notification_condition: dict[str, Any] = field(factory=dict)
    """When it is told of: `NotifyDelayAfter`, minutes."""

    started_on: str = ""
    """When it began, in ISO 8601; `started_at` is the time."""

    @property
    def started_at(self) -> "datetime":
        """When the run began, in UTC; ValueError if the time is none."""
        return time_of_iso(self.started_on, "startedOn")


@define(kw_only=True)
class GlueCrawlerStateChangeDetail(Detail):
    """A crawler began, succeeded or failed. All numbers are digits, and absent unless it succeeded.

    AWS: "Automating AWS Glue with EventBridge".
    """

    _sent_as = (("aws.glue", "Glue Crawler State Change"),)

    account_id: str = ""
    """The account."""

    crawler_name: str = ""
    """The crawler."""

    state: str = ""
    """`Started`, `Succeeded` or `Failed`."""

    message: str = ""
    """What happened, in words."""

    error_message: str | None = None
    """Why it failed; absent unless it did."""

    warning_message: str | None = None
    """What went wrong although it succeeded, or `N/A`."""

    cloud_watch_log_link: str | None = None
    """The address of the log; absent when it begins."""

    start_time: str | None = None
    """When it began, in ISO 8601; absent when it is over."""

    completion_date: str | None = None
    """When it was over, in ISO 8601."""

    running_time_sec: str | None = field(default=None, metadata=wire("runningTime (sec)"))
    """How long it took, in seconds."""

    tables_created: str | None = None
    """How many tables it made."""

    tables_updated: str | None = None
    """How many tables it changed."""

    tables_deleted: str | None = None
    """How many tables it deleted."""

    partitions_created: str | None = None
    """How many partitions it made."""

    partitions_updated: str | None = None
    """How many partitions it changed."""

    partitions_deleted: str | None = None
    """How many partitions it deleted."""


@define(kw_only=True)
class GlueTableStateChangeDetail(Detail):
    """A table of the Data Catalog, or its partitions, changed.

    AWS: "Automating AWS Glue with EventBridge".
    """

    _sent_as = (("aws.glue", "Glue Data Catalog Table State Change"),)

    database_name: str = ""
    """The database."""

    table_name: str = ""
    """The table."""

    type_of_change: str = ""
    """`UpdateTable`, `CreatePartition`, `BatchCreatePartition`, `BatchDeletePartition`, ..."""

    changed_partitions: list[str] = field(factory=list)
    """The partitions, each as its values with commas between; absent for changes of the table."""


@define(kw_only=True)
class GlueDatabaseStateChangeDetail(Detail):
    """A database of the Data Catalog, or its tables, changed.

    AWS: "Automating AWS Glue with EventBridge".
    """

    _sent_as = (("aws.glue", "Glue Data Catalog Database State Change"),)

    database_name: str = ""
    """The database."""

    type_of_change: str = ""
    """`CreateTable`, `DeleteTable`, `BatchDeleteTable`, `CreateDatabase`, ..."""

    changed_tables: list[str] = field(factory=list)
    """The tables; absent for changes of the database."""
