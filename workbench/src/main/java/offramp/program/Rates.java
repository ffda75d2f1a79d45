package offramp.program;

import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Timing;
import offramp.program.Methods.Method;
import offramp.program.Methods.Piece;

/// Bytecode of rates, one by one and all that a firing can change: the same as [Interpreter#rate].
final class Rates {
  /// The most bytes of all straight-line code together; firings beyond it compute rate by rate in a
  /// loop.
  private static final int STRAIGHT = 250_000;

  private static final int OWN = 16;

  private final Program program;
  private final Shapes shapes;
  private final Emitter emitter;
  private final Methods methods;
  private final UpperBounds bounds;
  private int bytes;

  Rates(Program program, Shapes shapes, Emitter emitter, Methods methods) {
    this.program = program;
    this.shapes = shapes;
    this.emitter = emitter;
    this.methods = methods;
    this.bounds = new UpperBounds(program.model(), shapes.tables());
  }

  /// {@return the code that returns the rate of `event`}
  Piece rate(Firing.Event event) {
    return new Piece(
        bytes(event),
        to -> {
          push(event, List.of(event.guard()), _ -> {}, to);
          to.code().dreturn();
        });
  }

  /// {@return the code that pushes the rate of `event`}
  ///
  /// @param guard what has to hold of its guard, the rest being known to
  Piece value(int event, List<Condition> guard) {
    Firing.Event whose = program.model().events().get(event);
    return new Piece(bytes(whose, guard), to -> push(whose, guard, _ -> {}, to));
  }

  /// {@return the same where only the guard can have changed, with the rate as it was in a local}
  Piece kept(int event, List<Condition> guard, int local) {
    Firing.Event whose = program.model().events().get(event);
    Consumer<CodeBuilder> before = code -> code.dload(local);
    return new Piece(
        bytes(whose, guard) + OWN, to -> push(whose, guard, keep(before, to.code()), to));
  }

  private int bytes(Firing.Event event) {
    return bytes(event, List.of(event.guard()));
  }

  private int bytes(Firing.Event event, List<Condition> guard) {
    return event.timing() instanceof Timing.Rate(var rate, _)
        ? guard.stream().mapToInt(shapes::bytes).sum() + shapes.bytes(rate) + OWN
        : OWN;
  }

  private void push(Firing.Event event, List<Condition> guard, Consumer<Label> known, Frame to) {
    CodeBuilder code = to.code();
    if (event.timing() instanceof Timing.Rate(var rate, _)) {
      Label silent = code.newLabel();
      Label end = code.newLabel();
      guard.forEach(condition -> emitter.jump(condition, false, silent, to));
      known.accept(end);
      emitter.unchecked(rate, to);
      if (!bounds.has(rate)) {
        Emitter.call(Methods.RULES, "rate", 1, to);
      }
      code.goto_(end).labelBinding(silent).dconst_0().labelBinding(end);
    } else {
      code.dconst_0();
    }
  }

  /// {@return the method from a firing to whether it has computed all rates that the firing can
  /// change}
  Method refresh() {
    Map<List<int[]>, Piece> pieces = new HashMap<>();
    List<Piece> all = new ArrayList<>();
    for (int firing = 0; firing < program.firings(); firing++) {
      int[] events = program.ratesAfter(firing);
      int[] terms = program.termsAfter(firing);
      // equal tables are one array
      all.add(pieces.computeIfAbsent(List.of(events, terms), _ -> piece(events, terms)));
    }
    return methods.dispatch("refresh", CD_boolean, all);
  }

  private Piece piece(int[] events, int[] terms) {
    int length = 0;
    List<Piece> runs = new ArrayList<>();
    List<Fresh> run = new ArrayList<>();
    for (int event : events) {
      Fresh next = new Fresh(event, Arrays.binarySearch(terms, event) < 0);
      if (bytes(run) + bytes(next) > Methods.LONGEST) {
        runs.add(piece(run));
        run = new ArrayList<>();
      }
      run.add(next);
      length += bytes(next);
    }
    runs.add(piece(run));
    if (bytes + length > STRAIGHT) {
      return new Piece(2, to -> to.code().iconst_0().ireturn());
    }
    bytes += length;
    return new Piece(
        Math.min(length, Methods.LONGEST) + OWN,
        to -> {
          methods.sequence(runs, Frame.VALUES, to);
          to.code().iconst_1().ireturn();
        });
  }

  /// A rate to be computed again.
  ///
  /// @param kept whether it is as before if it was above 0 and the guard holds
  private record Fresh(int event, boolean kept) {}

  private int bytes(Fresh fresh) {
    return bytes(event(fresh)) + 2 * OWN;
  }

  private int bytes(List<Fresh> run) {
    return run.stream().mapToInt(this::bytes).sum();
  }

  private Firing.Event event(Fresh fresh) {
    return program.model().events().get(fresh.event());
  }

  /// {@return the code that computes all rates of `run`, then stores them}
  ///
  /// Stores come last, for HotSpot could not know that they leave the state as it was.
  private Piece piece(List<Fresh> run) {
    return new Piece(bytes(run), to -> refresh(List.copyOf(run), to));
  }

  private void refresh(List<Fresh> run, Frame to) {
    CodeBuilder code = to.code();
    int rates = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(Frame.STATE).getfield(Methods.STATE, "rates", Methods.DOUBLES).astore(rates);
    int[] locals = new int[run.size()];
    for (int number = 0; number < locals.length; number++) {
      locals[number] = code.allocateLocal(TypeKind.DOUBLE);
      Firing.Event event = event(run.get(number));
      push(event, List.of(event.guard()), keep(run.get(number), rates, code), to);
      code.dstore(locals[number]);
    }
    for (int number = 0; number < locals.length; number++) {
      code.aload(rates).loadConstant(run.get(number).event()).dload(locals[number]).dastore();
    }
  }

  private static Consumer<Label> keep(Fresh fresh, int rates, CodeBuilder code) {
    return fresh.kept()
        ? keep(before -> before.aload(rates).loadConstant(fresh.event()).daload(), code)
        : _ -> {};
  }

  /// {@return what pushes the rate as it was and jumps, if that is it}
  private static Consumer<Label> keep(Consumer<CodeBuilder> before, CodeBuilder code) {
    return end -> {
      before.accept(code);
      code.dup2().dconst_0().dcmpl().ifne(end).pop2();
    };
  }
}
