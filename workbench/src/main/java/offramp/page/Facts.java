package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import offramp.check.Variation;
import offramp.finding.Views;
import offramp.model.Crisis;
import offramp.model.Model;

/// What stands at the head of a report, and the sources at its end.
final class Facts {
  private Facts() {}

  /// {@return what a report is about: the title of the model, or the name of its file}
  static String title(Inquiry.Asked asked, Crisis crisis) {
    return crisis.title().isEmpty() ? asked.file() : crisis.title();
  }

  /// {@return what was asked of which model}
  ///
  /// @param models of one text under its theories
  static List<Report.Fact> of(Views views, Inquiry.Asked asked, List<Model> models) {
    Crisis crisis = models.getFirst().crisis();
    List<Report.Fact> about = new ArrayList<>();
    about.add(new Report.Fact("Model", "`" + asked.file() + "`"));
    about.add(
        new Report.Fact(
            "Theories",
            models.stream()
                .map(model -> "`" + model.crisis().theory() + "`")
                .collect(Collectors.joining(", "))));
    about.add(
        new Report.Fact(
            "Looks",
            crisis.starts().map(date -> "from " + date + ", ").orElse("")
                + Words.span(asked.horizon(), asked.unit())));
    if (!views.pulled().isEmpty()) {
      about.add(
          new Report.Fact(
              "Levers pulled",
              Words.names(views.pulled().stream().map(Variation.Pull::words).toList())));
    }
    views
        .sets()
        .forEach(
            (name, value) -> about.add(new Report.Fact("Set", "`%s = %s`".formatted(name, value))));
    about.add(new Report.Fact("Seed", String.valueOf(asked.whole().seed())));
    about.add(
        new Report.Fact(
            "Sources", Words.plural(crisis.sources().size(), "source") + ", at the end"));
    return about;
  }

  /// {@return the sources that a model names, each with what it is}
  static List<Report.Fact> sources(Crisis crisis) {
    return crisis.sources().entrySet().stream()
        .map(source -> new Report.Fact(source.getKey(), String.join(", ", source.getValue())))
        .toList();
  }
}
