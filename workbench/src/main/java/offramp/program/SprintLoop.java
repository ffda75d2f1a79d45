package offramp.program;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import offramp.program.Methods.Piece;
import offramp.program.Sprints.Runner;

/// Bytecode of a sprint: steps of the direct method in one loop that holds all rates in locals.
///
/// After an event that touches at most half of the rates only these are computed again, else all.
///
/// Rates are added up and the winner is picked in the order of the walk that this shortens, eight
/// events to a sum, so that both come to the same bits.
final class SprintLoop {
  private static final int WIDTH = 8;
  private static final ClassDesc SPRINT = Sprint.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(CD_double);
  private static final int WAITS = Frame.EXTRA;
  private static final int NOW = WAITS + 1;
  private static final int LIMIT = NOW + 2;

  private final List<Runner> runners;
  private final int events;
  private final Rates values;
  private final Emitter emitter;
  private final CodeBuilder code;
  private final int[] rates;
  private final Label[] wins;
  private final Label[] lefts;
  private final int then;
  private final int total;
  private final int left;
  private final int jumps;
  private final int event;
  private final Label step;
  private final Label sum;
  private final Label silent;
  private final Label fired;
  private final Label due;

  /// @param events of the model, with a rate or not
  SprintLoop(List<Runner> runners, int events, Rates values, Emitter emitter, CodeBuilder code) {
    this.runners = runners;
    this.events = events;
    this.values = values;
    this.emitter = emitter;
    this.code = code;
    this.rates = new int[runners.size()];
    this.wins = new Label[runners.size()];
    this.lefts = new Label[runners.size()];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = code.allocateLocal(TypeKind.DOUBLE);
      wins[i] = code.newLabel();
      lefts[i] = code.newLabel();
    }
    this.then = code.allocateLocal(TypeKind.DOUBLE);
    this.total = code.allocateLocal(TypeKind.DOUBLE);
    this.left = code.allocateLocal(TypeKind.DOUBLE);
    this.jumps = code.allocateLocal(TypeKind.INT);
    this.event = code.allocateLocal(TypeKind.INT);
    this.step = code.newLabel();
    this.sum = code.newLabel();
    this.silent = code.newLabel();
    this.fired = code.newLabel();
    this.due = code.newLabel();
  }

  /// @param shared what every rate needs to hold
  /// @param places of [State#values] that rates read
  /// @param counts those of them whose values are ints
  /// @param parameters places of [State#parameters] that they read
  void write(
      SharedGuard shared, List<Integer> places, List<Integer> counts, List<Integer> parameters) {
    code.iconst_0().istore(jumps);
    Frame frame =
        new Frame(
            code,
            locals(places, TypeKind.DOUBLE),
            locals(counts, TypeKind.INT),
            locals(parameters, TypeKind.DOUBLE));
    places.forEach(place -> value(place, frame));
    frame.parameters().forEach((place, local) -> load(Frame.PARAMETERS, place, local));
    code.labelBinding(step);
    shared.all().forEach(condition -> emitter.jump(condition, false, silent, frame));
    IntStream.range(0, rates.length).forEach(i -> rate(i, frame));
    code.labelBinding(sum);
    int[] sums = sums();
    time();
    choose(sums);
    for (int i = 0; i < rates.length; i++) {
      jump(i, shared, frame);
    }
    silent();
    end();
  }

  /// Nothing can come about.
  private void silent() {
    code.labelBinding(silent);
    for (int rate : rates) {
      code.dconst_0().dstore(rate);
    }
    code.goto_(sum);
  }

  private void rate(int i, Frame frame) {
    Piece rate = values.value(runners.get(i).event(), runners.get(i).guard());
    code.block(inner -> rate.code().accept(frame.with(inner)));
    code.dstore(rates[i]);
  }

  private void kept(int i, Frame frame) {
    Piece kept = values.kept(runners.get(i).event(), runners.get(i).guard(), rates[i]);
    code.block(inner -> kept.code().accept(frame.with(inner)));
    code.dstore(rates[i]);
  }

  private Map<Integer, Integer> locals(List<Integer> places, TypeKind kind) {
    Map<Integer, Integer> locals = new HashMap<>();
    places.forEach(place -> locals.put(place, code.allocateLocal(kind)));
    return locals;
  }

  /// Loads a value into its locals, if it has any.
  private void value(int place, Frame frame) {
    Integer local = frame.values().get(place);
    if (local != null) {
      load(Frame.VALUES, place, local);
      Integer whole = frame.wholes().get(place);
      if (whole != null) {
        code.dload(local).d2i().istore(whole);
      }
    }
  }

  private void load(int array, int place, int local) {
    code.aload(array).loadConstant(place).daload().dstore(local);
  }

  /// {@return the numbers of the runners in a block of eight events}
  private int[] block(int block) {
    return IntStream.range(0, rates.length)
        .filter(i -> runners.get(i).event() / WIDTH == block)
        .toArray();
  }

  /// {@return the local that holds the sum of each block; 0 for those without a rate}
  private int[] sums() {
    int[] sums = new int[(events + WIDTH - 1) / WIDTH];
    boolean first = true;
    for (int block = 0; block < sums.length; block++) {
      if (sum(block)) {
        sums[block] = code.allocateLocal(TypeKind.DOUBLE);
        code.dup2().dstore(sums[block]);
        if (!first) {
          code.dadd();
        }
        first = false;
      }
    }
    code.dstore(total);
    return sums;
  }

  /// Pushes the sum of a block, if there is anything in it: whole blocks in pairs, the rest in
  /// order.
  private boolean sum(int block) {
    if ((block + 1) * WIDTH <= events) {
      return pairs(block * WIDTH, WIDTH);
    }
    int[] some = block(block);
    for (int i = 0; i < some.length; i++) {
      code.dload(rates[some[i]]);
      if (i > 0) {
        code.dadd();
      }
    }
    return some.length > 0;
  }

  private boolean pairs(int first, int count) {
    if (count == 1) {
      OptionalInt runner = runner(first);
      runner.ifPresent(i -> code.dload(rates[i]));
      return runner.isPresent();
    }
    boolean one = pairs(first, count / 2);
    boolean other = pairs(first + count / 2, count / 2);
    if (one && other) {
      code.dadd();
    }
    return one || other;
  }

  private OptionalInt runner(int event) {
    return IntStream.range(0, rates.length).filter(i -> runners.get(i).event() == event).findAny();
  }

  private void time() {
    Label some = code.newLabel();
    Label known = code.newLabel();
    code.dload(total).dconst_0().dcmpl().ifgt(some);
    code.loadConstant(Double.POSITIVE_INFINITY).goto_(known).labelBinding(some).dload(NOW);
    code.aload(WAITS).invokevirtual(Sprints.DICE, "exponential", NUMBER);
    code.dload(total).ddiv().dadd().labelBinding(known).dstore(then);
    Label go = code.newLabel();
    Label wait = code.newLabel();
    code.dload(then).dload(LIMIT).dcmpg().ifge(wait);
    code.dload(then).dload(NOW).loadConstant(Sprint.INSTANT).dadd().dcmpl().ifgt(go);
    code.labelBinding(wait).iconst_m1().istore(event).goto_(due).labelBinding(go);
  }

  /// Jumps to the code of the winner.
  private void choose(int[] sums) {
    code.aload(WAITS).invokevirtual(Sprints.DICE, "uniform", NUMBER);
    code.dload(total).dmul().dstore(left);
    int last = sums.length - 1;
    for (int block = 0; block <= last; block++) {
      Label next = code.newLabel();
      int[] some = block(block);
      if (some.length > 0) {
        if (block < last) {
          beyond(sums[block], next);
        }
        for (int i : some) {
          code.dload(left).dload(rates[i]).dsub().dup2().dstore(left);
          code.dconst_0().dcmpg().iflt(wins[i]);
        }
        code.goto_(lefts[some[some.length - 1]]);
      }
      code.labelBinding(next);
    }
    leftOver();
  }

  /// Goes on at `next`, without the share of the block, if the winner is not in it.
  private void beyond(int sum, Label next) {
    Label here = code.newLabel();
    code.dload(left).dload(sum).dcmpl().iflt(here);
    code.dload(left).dload(sum).dsub().dstore(left).goto_(next).labelBinding(here);
  }

  /// What rounding leaves over falls on the last event that has a rate.
  private void leftOver() {
    for (int i = rates.length - 1; i >= 0; i--) {
      code.labelBinding(lefts[i]).dload(rates[i]).dconst_0().dcmpl().ifgt(wins[i]);
    }
    code.iconst_m1().istore(event).goto_(due);
  }

  private void jump(int i, SharedGuard shared, Frame frame) {
    Runner runner = runners.get(i);
    code.labelBinding(wins[i]).loadConstant(runner.event()).istore(event);
    if (runner.effects().isEmpty()) {
      code.goto_(due);
      return;
    }
    Piece effects = runner.effects().orElseThrow();
    code.block(inner -> effects.code().accept(frame.with(inner)));
    code.dload(then).dstore(NOW).iinc(jumps, 1);
    runner.outcomes().forEach(outcome -> emitter.jump(outcome, true, fired, frame));
    code.iload(jumps).loadConstant(Sprint.MOST).if_icmpge(fired);
    if (runner.again().isEmpty()) {
      code.goto_(step);
      return;
    }
    shared.all().stream()
        .filter(condition -> SharedGuard.reads(condition, runner.changed()))
        .forEach(condition -> emitter.jump(condition, false, silent, frame));
    again(runner.again().orElseThrow(), runner, frame);
  }

  /// Computes anew only the rates that the jump can have changed.
  private void again(List<Integer> some, Runner runner, Frame frame) {
    IntStream.range(0, rates.length)
        .filter(i -> some.contains(runners.get(i).event()))
        .forEach(
            i -> {
              if (runner.guarded().contains(runners.get(i).event())) {
                kept(i, frame);
              } else {
                rate(i, frame);
              }
            });
    code.goto_(sum);
  }

  private void end() {
    int late = code.allocateLocal(TypeKind.INT);
    Label tell = code.newLabel();
    code.labelBinding(fired).iconst_1().istore(late).goto_(tell);
    code.labelBinding(due).iconst_0().istore(late).labelBinding(tell);
    for (int i = 0; i < rates.length; i++) {
      code.aload(Frame.STATE).getfield(Methods.STATE, "rates", Methods.DOUBLES);
      code.loadConstant(runners.get(i).event()).dload(rates[i]).dastore();
    }
    code.aload(Frame.STATE).getfield(Methods.STATE, "sprint", SPRINT);
    code.dload(NOW).dload(then).iload(jumps).iload(event).iload(late);
    MethodTypeDesc type =
        MethodTypeDesc.of(CD_void, CD_double, CD_double, CD_int, CD_int, CD_boolean);
    code.invokevirtual(SPRINT, "end", type).iconst_1().ireturn();
  }
}
