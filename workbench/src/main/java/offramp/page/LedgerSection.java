package offramp.page;

import java.util.ArrayList;
import java.util.List;
import offramp.finding.LedgerFinding;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Exposure;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.report.Values;

/// What each theory assumes, on what evidence, and what could count against it.
public final class LedgerSection {
  private final List<LedgerFinding> ledgers;
  private final List<Model> models;

  private LedgerSection(List<LedgerFinding> ledgers, List<Model> models) {
    this.ledgers = List.copyOf(ledgers);
    this.models = List.copyOf(models);
  }

  /// {@return the section}
  ///
  /// @param ledgers of the models, in their order, at least one
  public static Section of(List<LedgerFinding> ledgers, List<Model> models) {
    LedgerSection section = new LedgerSection(ledgers, models);
    List<Exhibit> exhibits = new ArrayList<>();
    for (int i = 0; i < ledgers.size(); i++) {
      exhibits.add(section.exhibit(i));
    }
    return new Section(
        "assumptions",
        "What does each theory assume, and on what evidence?",
        section.answer(),
        exhibits,
        List.of(
            Section.how(
                List.of(
                    "Read from the text: an assumption bears on an outcome if the outcome depends"
                        + " on what the assumption sets, through whatever lies between.")),
            Section.change(
                List.of("A source for what has none, or an observation that can fail."))),
        Section.again(ledgers.stream().map(LedgerFinding::command)));
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    for (LedgerFinding ledger : ledgers) {
      Exposure exposure = ledger.exposure();
      long bare = ledger.entries().stream().filter(e -> e.assumption().because().isEmpty()).count();
      String claims =
          exposure.claims() == 0
              ? "it declares nothing of its own"
              : "%d of its %d declarations bear on something that can be observed"
                  .formatted(exposure.checkable(), exposure.claims());
      answer.add(
          "`%s`%s: %s, %d without a source; %s; %d of its %d `expect` lines can fail%s."
              .formatted(
                  ledger.theory(),
                  title(ledger.theory()),
                  Words.plural(ledger.entries().size(), "assumption"),
                  bare,
                  claims,
                  exposure.open(),
                  exposure.expects(),
                  exposure.any()
                      ? ""
                      : ". No observation within the model's outcomes, watches or history could"
                          + " count against it"));
    }
    return answer;
  }

  private String title(String theory) {
    return models.getFirst().crisis().theories().stream()
        .filter(t -> t.name().equals(theory))
        .map(Words::title)
        .findFirst()
        .orElse("");
  }

  /// {@return all assumptions of the model as it is, or those that a theory makes itself}
  private Exhibit exhibit(int view) {
    LedgerFinding ledger = ledgers.get(view);
    boolean base = ledger.theory().equals(Crisis.BASE) || ledgers.size() == 1;
    List<Values.Row> values = new Values(models.get(view)).rows();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ledger.entries().size(); i++) {
      Entry entry = ledger.entries().get(i);
      if (base || entry.ofTheory()) {
        Values.Row row = values.get(i);
        rows.add(
            List.of(
                "%s `%s`".formatted(row.kind(), row.name()),
                row.value(),
                row.source().orElse("no source"),
                part(entry)));
      }
    }
    String whose =
        base ? "The model as it is" : "Theory `" + ledger.theory() + "`" + title(ledger.theory());
    return new Exhibit(
        whose + ": " + Words.plural(rows.size(), "assumption") + ".",
        base ? "" : "Only what it declares itself; the rest is that of the model.",
        new Table(List.of("assumption", "value", "source", "bears on"), rows));
  }

  private static String part(Entry entry) {
    return switch (entry.part()) {
      case OUTCOMES -> Words.plural(entry.bearsOn().size(), "outcome");
      case OBSERVED -> "what is watched";
      case NOTHING -> "nothing that could be observed";
      case ABSENT -> "no part here";
    };
  }
}
