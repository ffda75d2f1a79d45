package offramp.program;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/// The static methods of a class under construction; each gets a state, its values and its
/// parameters first.
///
/// What would be longer than `LONGEST` bytes is cut into several, so that HotSpot compiles all of
/// them.
final class Methods {
  static final ClassDesc STATE = State.class.describeConstable().orElseThrow();
  static final ClassDesc DOUBLES = CD_double.arrayType();
  static final ClassDesc RULES = Rules.class.describeConstable().orElseThrow();

  /// The most bytes of a method, but for a few to begin and end it.
  static final int LONGEST = 6_000;

  /// A piece above this gets a method of its own.
  private static final int SHORT = 400;

  private static final int CALL = 18;

  private final ClassDesc owner;
  private final IdentityHashMap<Object, Method> shared = new IdentityHashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private int count;

  Methods(ClassDesc owner) {
    this.owner = owner;
  }

  record Method(String name, MethodTypeDesc type) {}

  private record Pending(Method method, Consumer<Frame> body) {}

  /// Code that takes at most `bytes`.
  record Piece(int bytes, Consumer<Frame> code) {}

  /// {@return the method that computes `node`, the same one at each call}
  Method of(Object node, ClassDesc result, Consumer<Frame> body) {
    Method known = shared.get(node);
    if (known == null) {
      known = add("part", result, List.of(), body);
      shared.put(node, known);
    }
    return known;
  }

  /// {@return a method that gets `more` behind a state, its values and its parameters}
  Method add(String name, ClassDesc result, List<ClassDesc> more, Consumer<Frame> body) {
    List<ClassDesc> arguments = new ArrayList<>(List.of(STATE, DOUBLES, DOUBLES));
    arguments.addAll(more);
    Method method = new Method(name + "$" + count++, MethodTypeDesc.of(result, arguments));
    pending.add(new Pending(method, body));
    return method;
  }

  /// Calls a method that takes no more than a state, its values and its parameters.
  void call(Method method, CodeBuilder code) {
    begin(code);
    end(method, code);
  }

  /// Pushes a state, its values and its parameters.
  static void begin(CodeBuilder code) {
    code.aload(Frame.STATE).aload(Frame.VALUES).aload(Frame.PARAMETERS);
  }

  /// Calls `method`, whose arguments have been pushed.
  void end(Method method, CodeBuilder code) {
    code.invokestatic(owner, method.name(), method.type());
  }

  /// Writes all methods asked for, and those that these ask for.
  void write(ClassBuilder to) {
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      to.withMethodBody(
          next.method().name(),
          next.method().type(),
          ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
          code -> next.body().accept(new Frame(code)));
    }
  }

  /// Does all of `pieces`, one after the other; those that do not fit get methods, which see the
  /// local `array` too.
  void sequence(List<Piece> pieces, int array, Frame to) {
    if (bytes(pieces) <= LONGEST || pieces.size() == 1) {
      pieces.forEach(piece -> to.code().block(inner -> piece.code().accept(to.with(inner))));
      return;
    }
    for (List<Piece> run : runs(pieces)) {
      Method part =
          add(
              "run",
              CD_void,
              List.of(DOUBLES),
              frame -> {
                sequence(run, Frame.EXTRA, frame);
                frame.code().return_();
              });
      begin(to.code());
      to.code().aload(array);
      end(part, to.code());
    }
  }

  /// {@return a method from a number to what `pieces` return there; each of them ends by returning}
  Method dispatch(String name, ClassDesc result, List<Piece> pieces) {
    List<Piece> small = pieces.stream().map(piece -> small(result, piece)).toList();
    return dispatch(name, result, small, 0);
  }

  private Method dispatch(String name, ClassDesc result, List<Piece> pieces, int first) {
    if (bytes(pieces) <= LONGEST) {
      return add(name, result, List.of(CD_int), frame -> table(pieces, first, frame));
    }
    List<Method> methods = new ArrayList<>();
    List<Integer> firsts = new ArrayList<>();
    int next = first;
    for (List<Piece> run : runs(pieces)) {
      methods.add(dispatch(name, result, run, next));
      firsts.add(next);
      next += run.size();
    }
    return add(name, result, List.of(CD_int), frame -> route(methods, firsts, frame.code()));
  }

  private Piece small(ClassDesc result, Piece piece) {
    if (piece.bytes() <= SHORT) {
      return piece;
    }
    return new Piece(
        CALL,
        frame -> {
          call(of(piece, result, piece.code()), frame.code());
          leave(result, frame.code());
        });
  }

  private static void leave(ClassDesc result, CodeBuilder code) {
    code.return_(TypeKind.from(result));
  }

  private static void table(List<Piece> pieces, int first, Frame to) {
    CodeBuilder code = to.code();
    Label other = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int number = 0; number < pieces.size(); number++) {
      cases.add(SwitchCase.of(first + number, code.newLabel()));
    }
    if (!cases.isEmpty()) {
      code.iload(Frame.EXTRA).tableswitch(first, first + cases.size() - 1, other, cases);
    }
    for (int number = 0; number < pieces.size(); number++) {
      Consumer<Frame> body = pieces.get(number).code();
      code.labelBinding(cases.get(number).target());
      code.block(inner -> body.accept(to.with(inner)));
    }
    code.labelBinding(other).iload(Frame.EXTRA);
    ClassDesc outside = IndexOutOfBoundsException.class.describeConstable().orElseThrow();
    code.invokestatic(RULES, "outside", MethodTypeDesc.of(outside, CD_int)).athrow();
  }

  private void route(List<Method> methods, List<Integer> firsts, CodeBuilder code) {
    if (methods.size() == 1) {
      begin(code);
      code.iload(Frame.EXTRA);
      end(methods.getFirst(), code);
      leave(methods.getFirst().type().returnType(), code);
      return;
    }
    int middle = methods.size() / 2;
    Label below = code.newLabel();
    code.iload(Frame.EXTRA).loadConstant((int) firsts.get(middle)).if_icmplt(below);
    route(methods.subList(middle, methods.size()), firsts.subList(middle, firsts.size()), code);
    code.labelBinding(below);
    route(methods.subList(0, middle), firsts.subList(0, middle), code);
  }

  /// {@return `pieces` in runs that each fit into a method}
  private static List<List<Piece>> runs(List<Piece> pieces) {
    List<List<Piece>> runs = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int to = 0; to < pieces.size(); to++) {
      int next = bytes(pieces.subList(to, to + 1));
      if (to > from && bytes + next > LONGEST) {
        runs.add(pieces.subList(from, to));
        from = to;
        bytes = 0;
      }
      bytes += next;
    }
    runs.add(pieces.subList(from, pieces.size()));
    return runs;
  }

  /// {@return at most how many bytes `pieces` take, with the entry of each in a table}
  static int bytes(List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.bytes() + 4).sum();
  }
}
