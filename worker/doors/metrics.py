"""The door to Prometheus: numbers become the text that it reads. Needs the extra `metrics`."""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE
from prometheus_client.registry import Collector

from worker.health.measures import Measure

__all__ = ["CONTENT_TYPE", "exposition"]


class _Once(Collector):
    """Measures that were taken already."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._measures = tuple(measures)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for measure in self._measures:
            family = GaugeMetricFamily(measure.name, measure.help, labels=measure.labels)
            for labels, value in measure.values:
                family.add_metric(labels, value)
            yield family


def exposition(measures: Iterable[Measure]) -> str:
    """Prometheus' text format 0.0.4: these measures, and those of the process (memory, processor, open files)."""
    registry = CollectorRegistry()
    registry.register(_Once(measures))
    ProcessCollector(registry=registry)
    return generate_latest(registry).decode()
