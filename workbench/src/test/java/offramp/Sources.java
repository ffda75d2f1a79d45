package offramp;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The project's Java files as the compiler reads them.
///
/// @param methods as written, so without those that the compiler adds; lines count from the type of
///   the result, so without annotations
/// @param classes as written, nested ones too
/// @param defaults places of a `default` in a switch over a sealed interface, in main code
record Sources(List<Part> methods, List<Part> classes, List<String> defaults) {

  /// A method or class: where it stands, how many lines it has, and its parameters; none of the
  /// constructors of records, which repeat the header.
  record Part(String where, long lines, int parameters) {}

  /// {@return what the files hold; those of `main` must compile}
  static Sources of(List<Path> main, List<Path> test) {
    Sources found = new Sources(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    found.read(main, true);
    found.read(test, false);
    return found;
  }

  private void read(List<Path> files, boolean types) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task = (JavacTask) compiler.getTask(null, manager, said, options, null, sources);
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      units.forEach(unit -> new Sizes(Trees.instance(task), unit).scan(unit, null));
      if (types) {
        task.analyze();
        units.forEach(unit -> new Switches(Trees.instance(task), unit).scan(unit, null));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// A walk over one file that knows in which line it is.
  private abstract static class Walk extends TreePathScanner<Void, Void> {
    final Trees trees;
    final CompilationUnitTree unit;

    Walk(Trees trees, CompilationUnitTree unit) {
      this.trees = trees;
      this.unit = unit;
    }

    String where(String what, Tree tree) {
      String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
      SourcePositions positions = trees.getSourcePositions();
      return "%s (%s/%s:%d)"
          .formatted(
              what, unit.getPackageName(), file, line(positions.getStartPosition(unit, tree)));
    }

    long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }

    long lines(Tree first, Tree last) {
      SourcePositions positions = trees.getSourcePositions();
      return line(positions.getEndPosition(unit, last))
          - line(positions.getStartPosition(unit, first))
          + 1;
    }
  }

  private final class Sizes extends Walk {
    Sizes(Trees trees, CompilationUnitTree unit) {
      super(trees, unit);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      boolean ofRecord =
          tree.getReturnType() == null
              && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
      methods.add(
          new Part(
              where(tree.getName().toString(), tree),
              lines(tree.getReturnType() == null ? tree : tree.getReturnType(), tree),
              ofRecord ? 0 : tree.getParameters().size()));
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      classes.add(new Part(where(tree.getSimpleName().toString(), tree), lines(tree, tree), 0));
      return super.visitClass(tree, null);
    }
  }

  private final class Switches extends Walk {
    Switches(Trees trees, CompilationUnitTree unit) {
      super(trees, unit);
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void nothing) {
      look(tree, tree.getExpression(), tree.getCases());
      return super.visitSwitch(tree, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
      look(tree, tree.getExpression(), tree.getCases());
      return super.visitSwitchExpression(tree, null);
    }

    private void look(Tree tree, ExpressionTree over, List<? extends CaseTree> cases) {
      boolean open =
          cases.stream()
              .flatMap(one -> one.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), over));
      if (open && sealed(type)) {
        defaults.add(where("switch over " + type, tree));
      }
    }

    private static boolean sealed(TypeMirror type) {
      return type instanceof DeclaredType declared
          && declared.asElement().getModifiers().contains(Modifier.SEALED);
    }
  }
}
