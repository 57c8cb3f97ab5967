"""What Prometheus reads, read back by its own parser."""

from prometheus_client.parser import text_string_to_metric_families

from worker.doors.metrics import CONTENT_TYPE, exposition
from worker.health.measures import Measure


def read(text: str) -> dict[str, list[tuple[dict[str, str], float]]]:
    families = text_string_to_metric_families(text)
    return {family.name: [(sample.labels, sample.value) for sample in family.samples] for family in families}


def test_measures_arrive_with_their_labels_whatever_is_in_them():
    name = 'a "quoted"\\ name\nin two lines, é'
    text = exposition([Measure("complaints_things", "Things.", ("of", "by"), (((name, "x"), 1.5), (("", "y"), 0.0)))])
    assert read(text)["complaints_things"] == [({"of": name, "by": "x"}, 1.5), ({"of": "", "by": "y"}, 0.0)]


def test_a_measure_without_values_is_named_all_the_same():
    assert read(exposition([Measure("complaints_things", "Things.", ("of",), ())]))["complaints_things"] == []


def test_the_process_is_measured_too():
    assert read(exposition([]))["process_resident_memory_bytes"][0][1] > 1_000_000


def test_each_text_stands_for_itself():
    one = Measure("complaints_things", "Things.", ("of",), ((("a",), 1.0),))
    assert exposition([one]).count("# TYPE complaints_things gauge") == 1
    assert "complaints_things" not in exposition([])
    assert CONTENT_TYPE.startswith("text/plain; version=0.0.4")
