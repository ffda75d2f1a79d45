package offramp.simulate;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.random.Key;

/// Simulates blocks of histories, one at a time.
final class Worker {
  private static final int MOST_NAMED = 5;

  private final Program program;
  private final Code code;
  private final Settings settings;
  private final Draws draws;
  private final Walk walk;
  private final double[] looks;
  private int drawn = -1;
  private int attempts;

  Worker(Program program, Code code, Settings settings) {
    this.program = program;
    this.code = code;
    this.settings = settings;
    this.draws = new Draws(program.model().unknowns(), settings.seed());
    this.walk = new Walk(program, code, Observer.NONE);
    double[] days = settings.days();
    // only watches have to be looked at on report dates
    this.looks = program.model().watches().isEmpty() ? new double[] {days[days.length - 1]} : days;
  }

  /// What a block found.
  ///
  /// @param block which histories
  /// @param attempts draws of the unknowns until one kept to every `given`; 0 if the draw began in
  ///   an earlier block
  /// @param kept histories that keep to the evidence; what follows is of these
  /// @param hits per outcome and report date, how many histories the outcome had happened in
  /// @param watched per history, report date and watch, its value
  /// @param jumps firings in all
  record Found(
      Plan.Block block, int attempts, long kept, int[][] hits, double[] watched, long jumps) {}

  Found block(Plan.Block block) {
    Model model = program.model();
    int dates = settings.days().length;
    int watches = model.watches().size();
    int[][] hits = new int[model.outcomes().size()][dates];
    double[] watched = new double[(int) (block.to() - block.from()) * dates * watches];
    long jumps = 0;
    int kept = 0;
    draw(block.draw());
    Key dice = draws.histories(block.draw());
    for (long history = block.from(); history < block.to(); history++) {
      int base = kept * dates * watches;
      history(dice.at(history), new At(block.draw(), history), watched, base);
      jumps += walk.jumps();
      if (keeps()) {
        count(hits);
        kept++;
      }
    }
    double[] seen = Arrays.copyOf(watched, kept * dates * watches);
    return new Found(block, block.from() == 0 ? attempts : 0, kept, hits, seen, jumps);
  }

  private boolean keeps() {
    for (Evidence known : settings.evidence()) {
      boolean came = walk.hits[known.outcome()] <= known.day() + Agenda.INSTANT;
      if (came != known.came()) {
        return false;
      }
    }
    return true;
  }

  private record At(int draw, long history) {}

  private void draw(int draw) {
    if (drawn != draw) {
      try {
        attempts = draws.into(walk.state, code, draw);
      } catch (Fault fault) {
        throw replayed(fault, new At(draw, -1));
      } catch (ModelFault fault) {
        throw new RunFault(fault, place(new At(draw, -1)));
      }
      drawn = draw;
    }
  }

  private void history(Key key, At at, double[] watched, int base) {
    try {
      walk.run(key, looks, report(watched, base));
    } catch (Fault fault) {
      throw replayed(fault, at);
    } catch (ModelFault fault) {
      throw new RunFault(fault, place(at));
    }
  }

  private Walk.Report report(double[] watched, int base) {
    int watches = program.model().watches().size();
    if (watches == 0) {
      return _ -> {};
    }
    return date -> {
      for (int watch = 0; watch < watches; watch++) {
        watched[base + date * watches + watch] = code.watch(watch, walk.state);
      }
    };
  }

  private void count(int[][] hits) {
    double[] days = settings.days();
    for (int outcome = 0; outcome < hits.length; outcome++) {
      double hit = walk.hits[outcome];
      for (int date = days.length - 1; date >= 0 && hit <= days[date] + Agenda.INSTANT; date--) {
        hits[outcome][date]++;
      }
    }
  }

  private RunFault.Place place(At at) {
    double day = at.history() < 0 ? 0 : walk.now();
    return new RunFault.Place(settings.seed(), at.draw(), at.history(), day);
  }

  /// Walks the history again with the interpreter, which knows where it is when a rule is broken.
  private RuntimeException replayed(Fault fault, At at) {
    if (fault.kind() == Fault.Kind.GIVEN) {
      return new RunFault(ModelFault.ofDraws(fault.kind()), place(at));
    }
    if (fault.kind() == Fault.Kind.CYCLE || fault.kind() == Fault.Kind.RUNAWAY) {
      return new RunFault(busy(fault), place(at));
    }
    Plan.Block again = new Plan.Block(at.draw(), Math.max(0, at.history()), at.history() + 1);
    new Worker(program, program.interpreter(), settings).block(again);
    throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
  }

  /// {@return a fault of the history as a whole, with the firings that were busiest at its end}
  private ModelFault busy(Fault fault) {
    Map<Firing, Integer> latest = walk.latest();
    String busiest =
        latest.entrySet().stream()
            .limit(MOST_NAMED)
            .map(entry -> "`%s` (%d)".formatted(entry.getKey().name(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return ModelFault.ofHistory(
        fault.kind(),
        busiest,
        latest.keySet().iterator().next().span(),
        program.model(),
        walk.state);
  }
}
