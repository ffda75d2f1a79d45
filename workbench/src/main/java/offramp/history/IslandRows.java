package offramp.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.model.Model;
import offramp.simulate.Identity;
import offramp.simulate.Rows;
import offramp.simulate.Sheet;
import offramp.simulate.Sheets;

/// Where an island came to, as rows of tables that can be kept, and back.
///
/// @param model whose unknowns it moved in
record IslandRows(Model model) implements Sheets<Island.Found> {
  private static final List<String> TABLES =
      List.of("posterior", "likelihoods", "steps", "islands");

  @Override
  public List<String> tables() {
    return TABLES;
  }

  @Override
  public List<Rows> rows(long island, Island.Found found) {
    Map<String, String> labels = Identity.labels(model);
    Sheet posterior =
        new Sheet("island", "draw", "number").words("unknown").reals("value", "score");
    Sheet likelihoods = new Sheet("island", "draw").reals("log_likelihood");
    for (int draw = 0; draw < found.logs().length; draw++) {
      likelihoods.whole(island, draw).real(found.logs()[draw]);
      for (int number = 0; number < model.unknowns().size(); number++) {
        posterior
            .whole(island, draw, number)
            .word(model.unknowns().get(number).name())
            .real(found.values()[draw][number], found.scores()[draw][number]);
      }
    }
    Sheet steps =
        new Sheet("island", "step", "sweeps").reals("power", "effective_draws", "acceptance");
    for (int number = 0; number < found.steps().size(); number++) {
      Island.Step step = found.steps().get(number);
      steps
          .whole(island, number, step.sweeps())
          .real(step.power(), step.effective(), step.acceptance());
    }
    Sheet islands = new Sheet("island").reals("log_evidence");
    islands.whole(island).real(found.logEvidence());
    return List.of(
        new Rows(TABLES.get(0), labels, posterior.columns()),
        new Rows(TABLES.get(1), labels, likelihoods.columns()),
        new Rows(TABLES.get(2), labels, steps.columns()),
        new Rows(TABLES.get(3), labels, islands.columns()));
  }

  @Override
  public Island.Found found(List<Rows> part) {
    int unknowns = model.unknowns().size();
    Rows posterior = Rows.of(part, TABLES.get(0));
    double[] logs = Rows.of(part, TABLES.get(1)).real("log_likelihood");
    double[][] values = new double[logs.length][unknowns];
    double[][] scores = new double[logs.length][unknowns];
    for (int row = 0; row < posterior.size(); row++) {
      int draw = (int) posterior.whole("draw")[row];
      int number = (int) posterior.whole("number")[row];
      values[draw][number] = posterior.real("value")[row];
      scores[draw][number] = posterior.real("score")[row];
    }
    Rows told = Rows.of(part, TABLES.get(2));
    List<Island.Step> steps = new ArrayList<>();
    for (int row = 0; row < told.size(); row++) {
      steps.add(
          new Island.Step(
              told.real("power")[row],
              told.real("effective_draws")[row],
              told.real("acceptance")[row],
              (int) told.whole("sweeps")[row]));
    }
    double evidence = Rows.of(part, TABLES.get(3)).real("log_evidence")[0];
    return new Island.Found(scores, values, logs, evidence, steps);
  }
}
