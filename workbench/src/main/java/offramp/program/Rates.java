package offramp.program;

import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
  private final Map<int[], Piece> straight = new IdentityHashMap<>();
  private int bytes;

  Rates(Program program, Shapes shapes, Emitter emitter, Methods methods) {
    this.program = program;
    this.shapes = shapes;
    this.emitter = emitter;
    this.methods = methods;
  }

  /// {@return the code that returns the rate of `event`}
  Piece rate(Firing.Event event) {
    return new Piece(
        bytes(event),
        to -> {
          push(event, to);
          to.code().dreturn();
        });
  }

  private int bytes(Firing.Event event) {
    return event.timing() instanceof Timing.Rate(var rate, _)
        ? shapes.bytes(event.guard()) + shapes.bytes(rate) + OWN
        : OWN;
  }

  private void push(Firing.Event event, Frame to) {
    CodeBuilder code = to.code();
    if (event.timing() instanceof Timing.Rate(var rate, _)) {
      Label silent = code.newLabel();
      Label end = code.newLabel();
      emitter.jump(event.guard(), false, silent, to);
      emitter.value(rate, to);
      Emitter.call(Methods.RULES, "rate", 1, to);
      code.goto_(end).labelBinding(silent).dconst_0().labelBinding(end);
    } else {
      code.dconst_0();
    }
  }

  /// {@return the method from a firing to whether it has computed all rates that the firing can
  /// change}
  Method refresh() {
    List<Piece> pieces =
        IntStream.range(0, program.firings())
            .mapToObj(firing -> straight.computeIfAbsent(program.ratesAfter(firing), this::piece))
            .toList();
    return methods.dispatch("refresh", CD_boolean, pieces);
  }

  private Piece piece(int[] events) {
    List<Piece> runs = new ArrayList<>();
    int from = 0;
    int length = 0;
    int all = 0;
    for (int to = 0; to < events.length; to++) {
      int next = bytes(program.model().events().get(events[to])) + 2 * OWN;
      if (length + next > Methods.LONGEST) {
        runs.add(run(events, from, to, length));
        from = to;
        length = 0;
      }
      length += next;
      all += next;
    }
    runs.add(run(events, from, events.length, length));
    return bytes + all > STRAIGHT ? new Piece(2, this::no) : piece(runs, all);
  }

  private void no(Frame to) {
    to.code().iconst_0().ireturn();
  }

  private Piece piece(List<Piece> runs, int all) {
    bytes += all;
    return new Piece(
        Math.min(all, Methods.LONGEST) + OWN,
        to -> {
          methods.sequence(runs, Frame.VALUES, to);
          to.code().iconst_1().ireturn();
        });
  }

  /// {@return the code that computes rates `from` to `to` (not included) of `events`, then stores
  /// them}
  ///
  /// Stores come last, for the compiler could not know that they leave the state as it was.
  private Piece run(int[] events, int from, int to, int length) {
    int[] some = Arrays.copyOfRange(events, from, to);
    return new Piece(length, frame -> run(some, frame));
  }

  private void run(int[] events, Frame to) {
    CodeBuilder code = to.code();
    int[] locals = new int[events.length];
    for (int number = 0; number < events.length; number++) {
      locals[number] = code.allocateLocal(TypeKind.DOUBLE);
      push(program.model().events().get(events[number]), to);
      code.dstore(locals[number]);
    }
    int rates = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(Frame.STATE).getfield(Methods.STATE, "rates", Methods.DOUBLES).astore(rates);
    for (int number = 0; number < events.length; number++) {
      code.aload(rates).loadConstant(events[number]).dload(locals[number]).dastore();
    }
  }
}
