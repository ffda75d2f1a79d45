package offramp.simulate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.random.Key;

/// Simulates blocks of histories, one at a time.
final class Worker implements Crew.Hand<Plan.Block, Worker.Found> {
  private final Program program;
  private final Code code;
  private final Settings settings;
  private final Draws draws;
  private final Walk walk;
  private final Optional<Follower> follower;
  private final double[] looks;
  private int drawn = -1;
  private Key dice;
  private int attempts;

  Worker(Program program, Code code, Settings settings) {
    this(program, code, settings, Optional.empty());
  }

  /// @param follower looks at every history, besides
  Worker(Program program, Code code, Settings settings, Optional<Follower> follower) {
    this(program, code, settings, follower, follower.<Observer>map(f -> f).orElse(Observer.NONE));
    follower.ifPresent(f -> f.follow(walk));
  }

  /// {@return one whose firings are looked at}
  static Worker observed(Program program, Code code, Settings settings, Observer observer) {
    return new Worker(program, code, settings, Optional.empty(), observer);
  }

  private Worker(
      Program program,
      Code code,
      Settings settings,
      Optional<Follower> follower,
      Observer observer) {
    this.follower = follower;
    this.program = program;
    this.code = code;
    this.settings = settings;
    this.draws = new Draws(program.model(), settings);
    this.dice = draws.histories(0);
    this.walk = new Walk(program, code, observer, settings.paired());
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
  /// @param onset what the follower saw
  record Found(
      Plan.Block block,
      int attempts,
      long kept,
      int[][] hits,
      double[] watched,
      long jumps,
      Optional<Follower.Seen> onset) {}

  @Override
  public Found block(Plan.Block block) {
    Model model = program.model();
    int dates = settings.days().length;
    int watches = model.watches().size();
    int[][] hits = new int[model.outcomes().size()][dates];
    double[] watched = new double[(int) (block.to() - block.from()) * dates * watches];
    long jumps = 0;
    int kept = 0;
    int taken = draw(block);
    for (long history = block.from(); history < block.to(); history++) {
      int base = kept * dates * watches;
      history(new At(block.draw(), history), looks, report(watched, base));
      jumps += walk.jumps();
      if (keeps()) {
        count(hits);
        kept++;
      }
    }
    double[] seen = Arrays.copyOf(watched, kept * dates * watches);
    return new Found(block, taken, kept, hits, seen, jumps, follower.map(Follower::take));
  }

  /// {@return whether the history walked last keeps to the evidence}
  boolean keeps() {
    for (Evidence known : settings.evidence()) {
      boolean came = walk.hits[known.outcome()] <= known.day() + Agenda.INSTANT;
      if (came != known.came()) {
        return false;
      }
    }
    return true;
  }

  /// Draws the unknowns of a block.
  ///
  /// @return after how many attempts; 0 if the draw began in an earlier block
  int draw(Plan.Block block) {
    draw(block.draw());
    return block.from() == 0 ? attempts : 0;
  }

  /// {@return the walk, which has gone through one history up to the last of `days`}
  Walk walked(int draw, long history, double[] days) {
    draw(draw);
    history(new At(draw, history), days, _ -> {});
    return walk;
  }

  /// {@return the walk, whatever it has gone through}
  Walk walk() {
    return walk;
  }

  /// Follows a history otherwise than from report to report.
  ///
  /// @param way what to do with the walk and the dice of the history
  /// @param again the same with the interpreter, which knows where it is when a rule is broken
  void follow(Plan.Block history, Consumer<Key> way, Runnable again) {
    At at = new At(history.draw(), history.from());
    draw(at.draw());
    try {
      way.accept(dice(at.history()));
    } catch (Fault fault) {
      throw replayed(fault, at, again);
    } catch (ModelFault fault) {
      throw new RunFault(fault, place(at));
    }
  }

  /// {@return what all dice of a history hang on, under the present draw}
  Key dice(long history) {
    return dice.at(history);
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
      dice = draws.histories(draw);
    }
  }

  private void history(At at, double[] days, Walk.Report report) {
    try {
      follower.ifPresent(Follower::begin);
      walk.run(dice(at.history()), days, report);
      follower.ifPresent(f -> f.end(days[days.length - 1]));
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
    Plan.Block again = new Plan.Block(at.draw(), Math.max(0, at.history()), at.history() + 1);
    return replayed(
        fault, at, () -> new Worker(program, program.interpreter(), settings).block(again));
  }

  private RuntimeException replayed(Fault fault, At at, Runnable again) {
    if (fault.kind() == Fault.Kind.GIVEN) {
      return new RunFault(ModelFault.ofDraws(fault.kind()), place(at));
    }
    if (fault.kind() == Fault.Kind.CYCLE || fault.kind() == Fault.Kind.RUNAWAY) {
      return new RunFault(busy(fault), place(at));
    }
    again.run();
    throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
  }

  /// {@return a fault of the history as a whole, with the firings that were busiest at its end}
  private ModelFault busy(Fault fault) {
    return ModelFault.ofHistory(
        fault.kind(),
        walk.recent().told(program.model()),
        walk.recent().busiest(program.model()).span(),
        program.model(),
        walk.state);
  }
}
