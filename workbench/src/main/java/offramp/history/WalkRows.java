package offramp.history;

import java.util.List;
import java.util.Map;
import offramp.model.Unknown;
import offramp.simulate.Identity;
import offramp.simulate.Rows;
import offramp.simulate.Sheet;
import offramp.simulate.Sheets;

/// What a chain came to, as rows of tables that can be kept, and back.
///
/// @param walks whose parts they are
record WalkRows(Walks walks) implements Sheets<Chain.Walked> {
  private static final List<String> TABLES = List.of("pooled", "chains");

  @Override
  public List<String> tables() {
    return TABLES;
  }

  @Override
  public List<Rows> rows(long part, Chain.Walked walked) {
    long begun = walks.begun(part);
    long fit = walks.fit(begun);
    long strand = walks.strand(begun);
    long chain = walks.chain(part);
    int[] numbers = walks.template((int) strand).numbers(Unknown.Reach.ALL);
    Sheet pooled =
        new Sheet("fit", "strand", "chain", "draw", "number")
            .words("unknown")
            .reals("value", "score");
    for (int draw = 0; draw < walked.scores().length; draw++) {
      for (int i = 0; i < numbers.length; i++) {
        Unknown unknown = walks.model().unknowns().get(numbers[i]);
        double score = walked.scores()[draw][i];
        pooled
            .whole(fit, strand, chain, draw, numbers[i])
            .word(unknown.name())
            .real(Prior.value(unknown, score), score);
      }
    }
    Sheet chains = new Sheet("fit", "strand", "chain").reals("acceptance");
    chains.whole(fit, strand, chain).real(walked.acceptance());
    Map<String, String> labels = Identity.labels(walks.model());
    return List.of(
        new Rows(TABLES.get(0), labels, pooled.columns()),
        new Rows(TABLES.get(1), labels, chains.columns()));
  }

  @Override
  public Chain.Walked found(List<Rows> rows) {
    Rows chains = Rows.of(rows, TABLES.get(1));
    int shared = Walks.shared(walks.template((int) chains.whole("strand")[0]));
    double[] all = Rows.of(rows, TABLES.get(0)).real("score");
    double[][] scores = new double[all.length / shared][shared];
    for (int i = 0; i < all.length; i++) {
      scores[i / shared][i % shared] = all[i];
    }
    return new Chain.Walked(scores, chains.real("acceptance")[0]);
  }
}
