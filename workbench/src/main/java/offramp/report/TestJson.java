package offramp.report;

import java.util.List;
import offramp.finding.TestFinding;
import tools.jackson.core.JsonGenerator;

/// The expectations of models as JSON; `docs/json/test.schema.json` describes it.
public final class TestJson {
  private TestJson() {}

  /// {@return all results, with how many passed and failed, as one JSON object}
  public static String of(List<TestFinding> findings) {
    long failed = findings.stream().mapToLong(TestFinding::failed).sum();
    long all = findings.stream().mapToLong(finding -> finding.results().size()).sum();
    return JsonText.of(
        json -> {
          json.writeStartObject();
          JsonText.array(json, "tests", findings, finding -> results(json, finding));
          json.writeNumberProperty("passed", all - failed);
          json.writeNumberProperty("failed", failed);
          json.writeEndObject();
        });
  }

  private static void results(JsonGenerator json, TestFinding finding) {
    for (TestFinding.Result result : finding.results()) {
      json.writeStartObject();
      json.writeStringProperty("model", finding.file());
      json.writeStringProperty("theory", finding.theory());
      JsonText.array(json, "levers", finding.levers(), json::writeString);
      json.writeStringProperty("outcome", result.outcome());
      json.writeStringProperty("by", result.by());
      json.writeNumberProperty("low", result.low());
      json.writeNumberProperty("high", result.high());
      json.writeNumberProperty("probability", result.probability());
      json.writeNumberProperty("standardError", result.standardError());
      json.writeBooleanProperty("passed", result.passed());
      json.writeEndObject();
    }
  }
}
