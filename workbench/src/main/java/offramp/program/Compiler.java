package offramp.program;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Watch;
import offramp.program.Methods.Method;
import offramp.program.Methods.Piece;
import offramp.random.Stream;

/// A program as a class made at run time, which agrees with the [Interpreter] in every bit.
final class Compiler {
  static final ClassDesc THIS = ClassDesc.of("offramp.program.Compiled");
  private static final ClassDesc GENERATED = Generated.class.describeConstable().orElseThrow();
  private static final ClassDesc PROGRAM = Program.class.describeConstable().orElseThrow();
  private static final ClassDesc LAWS = Laws.class.describeConstable().orElseThrow();
  private static final ClassDesc LAW = Firing.Law.class.describeConstable().orElseThrow();
  private static final ClassDesc DICE = Stream.class.describeConstable().orElseThrow();

  private static final int OWN = 24;

  private final Program program;
  private final Model model;
  private final Shapes shapes;
  private final Methods methods = new Methods(THIS);
  private final Emitter emitter;

  private Compiler(Program program) {
    this.program = program;
    this.model = program.model();
    this.shapes = new Shapes(new Tables(model));
    this.emitter = new Emitter(program, shapes, methods);
    Expressions.of(model).forEach(shapes::bytes);
  }

  /// {@return an instance of the class of `program`}
  static Code compile(Program program) {
    try {
      Compiler compiler = new Compiler(program);
      byte[] bytes = compiler.bytes();
      MethodHandles.Lookup made =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes, compiler.shapes.tables().numbers(), true);
      MethodType type = MethodType.methodType(void.class, Program.class);
      return (Code) made.findConstructor(made.lookupClass(), type).invoke(program);
    } catch (Throwable bug) {
      throw new AssertionError("generated class of " + program.model().crisis().title(), bug);
    }
  }

  /// {@return the class file of `program`}
  static byte[] bytes(Program program) {
    return new Compiler(program).bytes();
  }

  private byte[] bytes() {
    return ClassFile.of().build(THIS, this::build);
  }

  private void build(ClassBuilder to) {
    to.withSuperclass(GENERATED).withFlags(ClassFile.ACC_FINAL);
    MethodTypeDesc constructor = MethodTypeDesc.of(CD_void, PROGRAM);
    to.withMethodBody(
        INIT_NAME,
        constructor,
        0,
        code -> code.aload(0).aload(1).invokespecial(GENERATED, INIT_NAME, constructor).return_());
    Firings firings = new Firings(model, shapes, emitter, methods);
    Rates rates = new Rates(program, shapes, emitter, methods);
    List<Piece> fire = new ArrayList<>();
    model.events().forEach(event -> fire.add(firings.piece(event)));
    model.triggers().forEach(trigger -> fire.add(firings.piece(trigger)));
    single("define", method(CD_void, defines()), to);
    single("given", method(CD_boolean, given()), to);
    single("start", method(CD_void, firings.starts()), to);
    numbered("rate", methods.dispatch("rate", CD_double, all(model.events(), rates::rate)), to);
    numbered("guard", methods.dispatch("guard", CD_boolean, all(model.events(), this::guard)), to);
    numbered("lag", methods.dispatch("lag", CD_double, all(model.events(), this::lag)), to);
    numbered("fire", methods.dispatch("fire", CD_void, fire), to);
    numbered(
        "cause", methods.dispatch("cause", CD_boolean, all(model.triggers(), this::cause)), to);
    numbered(
        "outcome",
        methods.dispatch("outcome", CD_boolean, all(model.outcomes(), this::outcome)),
        to);
    numbered("watch", methods.dispatch("watch", CD_double, all(model.watches(), this::watch)), to);
    refresh(rates.refresh(), to);
    new Sprints(program, shapes, emitter, rates, firings)
        .method(methods)
        .ifPresent(sprint -> sprint(sprint, to));
    methods.write(to);
  }

  private static <T> List<Piece> all(List<T> forms, Function<T, Piece> piece) {
    return forms.stream().map(piece).toList();
  }

  /// {@return a method of its own for `piece`}
  private Method method(ClassDesc result, Piece piece) {
    return methods.of(piece, result, piece.code());
  }

  private Piece defines() {
    List<Piece> pieces = new ArrayList<>();
    for (int number = 0; number < model.definitions().size(); number++) {
      if (model.definitions().get(number).fixed()) {
        pieces.add(define(number));
      }
    }
    return new Piece(
        Methods.LONGEST,
        to -> {
          methods.sequence(pieces, Frame.VALUES, to);
          to.code().return_();
        });
  }

  private Piece define(int number) {
    Definition named = model.definitions().get(number);
    return new Piece(
        shapes.bytes(named.value()) + OWN,
        to -> {
          to.code().aload(Frame.PARAMETERS).loadConstant(model.unknowns().size() + number);
          emitter.value(named.value(), to);
          to.code().dastore();
        });
  }

  private Piece given() {
    Condition all = new Condition.Truth(true);
    for (Condition one : model.given()) {
      all = new Condition.And(all, one);
    }
    return answer(all);
  }

  private Piece guard(Firing.Event event) {
    return answer(event.guard());
  }

  private Piece outcome(Outcome outcome) {
    return answer(outcome.condition());
  }

  private Piece cause(Firing.Trigger trigger) {
    return switch (trigger.cause()) {
      case Cause.Becomes(var condition) -> answer(condition);
      case Cause.Moves _ -> none("condition");
    };
  }

  private Piece answer(Condition condition) {
    return new Piece(shapes.bytes(condition) + OWN, to -> emitter.answer(condition, to));
  }

  private Piece watch(Watch watch) {
    return value(watch.value(), to -> Emitter.call(Methods.RULES, "finite", 1, to));
  }

  private Piece value(Term term, Consumer<Frame> rule) {
    return new Piece(
        shapes.bytes(term) + OWN,
        to -> {
          emitter.value(term, to);
          rule.accept(to);
          to.code().dreturn();
        });
  }

  private Piece lag(Firing.Event event) {
    return switch (event.timing()) {
      case Timing.Clock(Lag.Fixed(var days), _) -> value(days, Compiler::duration);
      case Timing.Clock(Lag.Drawn drawn, _) -> drawn(drawn);
      case Timing.Rate _, Timing.Dated _ -> none("clock");
    };
  }

  private static void duration(Frame to) {
    Emitter.call(Methods.RULES, "duration", 1, to);
  }

  private Piece drawn(Lag.Drawn drawn) {
    int bytes = drawn.parameters().stream().mapToInt(shapes::bytes).sum();
    return new Piece(
        bytes + 3 * OWN,
        to -> {
          CodeBuilder code = to.code();
          code.getstatic(LAW, drawn.law().name(), LAW);
          MethodTypeDesc checked = MethodTypeDesc.of(CD_double, CD_double, LAW, CD_int);
          for (int number = 0; number < drawn.parameters().size(); number++) {
            emitter.value(drawn.parameters().get(number), to);
            code.getstatic(LAW, drawn.law().name(), LAW);
            code.loadConstant(number).invokestatic(LAWS, "parameter", checked);
          }
          if (drawn.parameters().size() == 1) {
            code.dup2();
          }
          code.aload(Frame.STATE).getfield(Methods.STATE, "clocks", DICE);
          code.invokestatic(
              LAWS, "draw", MethodTypeDesc.of(CD_double, LAW, CD_double, CD_double, DICE));
          duration(to);
          code.dreturn();
        });
  }

  /// {@return the code for a number that has no `what`}
  private static Piece none(String what) {
    ClassDesc mistake = IllegalArgumentException.class.describeConstable().orElseThrow();
    MethodTypeDesc type = MethodTypeDesc.of(mistake, CD_String, CD_int);
    return new Piece(
        OWN,
        to ->
            to.code()
                .loadConstant(what)
                .iload(Frame.EXTRA)
                .invokestatic(Methods.RULES, "none", type)
                .athrow());
  }

  /// Adds a method of [Code] that gets a state.
  private void single(String name, Method target, ClassBuilder to) {
    ClassDesc result = target.type().returnType();
    to.withMethodBody(
        name,
        MethodTypeDesc.of(result, Methods.STATE),
        ClassFile.ACC_PUBLIC,
        code -> {
          arguments(1, code);
          methods.end(target, code);
          code.return_(TypeKind.from(result));
        });
  }

  /// Adds a method of [Code] that gets a number and a state.
  private void numbered(String name, Method target, ClassBuilder to) {
    ClassDesc result = target.type().returnType();
    to.withMethodBody(
        name,
        MethodTypeDesc.of(result, CD_int, Methods.STATE),
        ClassFile.ACC_PUBLIC,
        code -> {
          arguments(2, code);
          code.iload(1);
          methods.end(target, code);
          code.return_(TypeKind.from(result));
        });
  }

  private void refresh(Method straight, ClassBuilder to) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_void, CD_int, Methods.STATE);
    to.withMethodBody(
        "refresh",
        type,
        ClassFile.ACC_PUBLIC,
        code -> {
          arguments(2, code);
          code.iload(1);
          methods.end(straight, code);
          Label done = code.newLabel();
          code.ifne(done).aload(0).iload(1).aload(2);
          code.invokevirtual(GENERATED, "refreshEach", type).labelBinding(done).return_();
        });
  }

  private void sprint(Method target, ClassBuilder to) {
    to.withMethodBody(
        "sprint",
        MethodTypeDesc.of(CD_boolean, Methods.STATE, DICE, CD_double, CD_double),
        ClassFile.ACC_PUBLIC,
        code -> {
          arguments(1, code);
          code.aload(2).dload(3).dload(5);
          methods.end(target, code);
          code.ireturn();
        });
  }

  private static void arguments(int state, CodeBuilder code) {
    code.aload(state);
    code.aload(state).getfield(Methods.STATE, "values", Methods.DOUBLES);
    code.aload(state).getfield(Methods.STATE, "parameters", Methods.DOUBLES);
  }
}
