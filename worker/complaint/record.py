"""A complaint's record: what its entries add up to, put together from the topics' parts."""

from worker.complaint.alarms import AlarmsRecord
from worker.complaint.answer import AnswerRecord
from worker.complaint.assessment import AssessmentRecord
from worker.complaint.casework import CaseworkRecord
from worker.complaint.cause_and_action import CauseRecord
from worker.complaint.clarification import ClarificationRecord
from worker.complaint.compensation import CompensationRecord
from worker.complaint.holding import HoldingRecord
from worker.complaint.lifecycle import LifecycleRecord
from worker.complaint.messages import MessagesRecord
from worker.complaint.opening import OpeningRecord
from worker.complaint.particulars import ParticularsRecord
from worker.complaint.personal_data import PersonalDataRecord
from worker.complaint.post import PostRecord
from worker.complaint.recourse import RecourseRecord
from worker.complaint.survey import SurveyRecord
from worker.complaint.waves import WaveRecord


class Complaint(
    WaveRecord,
    AlarmsRecord,
    PersonalDataRecord,
    SurveyRecord,
    RecourseRecord,
    HoldingRecord,
    CompensationRecord,
    AnswerRecord,
    CauseRecord,
    ClarificationRecord,
    CaseworkRecord,
    AssessmentRecord,
    PostRecord,
    MessagesRecord,
    ParticularsRecord,
    LifecycleRecord,
    OpeningRecord,
):
    """The whole record. Changed only by `worker.complaint.folding.apply`; the last part's fields come first."""
