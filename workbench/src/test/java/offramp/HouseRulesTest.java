package offramp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import offramp.check.Documents;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The rules of the house that a machine can check. A failure cites the rule and where it stands.
class HouseRulesTest {
  private static final Path ROOT = Documents.root();

  /// The modules that keep to the rules.
  private static final List<String> MODULES = List.of("workbench", "data", "spark");

  /// The one whose tests run: each module reads its own classes and sources, once.
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private static final JavaClasses MAIN = classes();
  private static final Sources SOURCES = Sources.of(java(MODULE, "main"), java(MODULE, "test"));

  private static final List<String> MUTABLE =
      List.of(
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.BitSet",
          "java.lang.StringBuilder",
          "java.util.concurrent.ConcurrentHashMap");

  /// Names of members, with their class, that only `offramp.cli` and `offramp.web` may use.
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "java\\.lang\\.System\\.(out|err|in|exit|nanoTime|currentTimeMillis|getenv|getProperty"
              + "|console)|java\\.lang\\.Runtime\\.(exit|halt|addShutdownHook)"
              + "|java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.\\w+"
              + "|.*\\.printStackTrace|java\\.io\\.Console\\.\\w+");

  private static final Pattern OTHER_DICE =
      Pattern.compile(
          "java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID"
              + "|java\\.util\\.(Random|SplittableRandom|random\\..*"
              + "|concurrent\\.ThreadLocalRandom)\\..*|java\\.util\\.Collections\\.shuffle");

  /// Written apart, so that this file does not hold them itself.
  private static final Pattern STRAY =
      Pattern.compile(
          "\\b(TO"
              + "DO|FIX"
              + "ME|XX"
              + "X)\\b|/wor"
              + "k/|/tm"
              + "p/|/roo"
              + "t/|(?i:\\bassis"
              + "tant\\b|\\bchat"
              + "bot\\b|\\bthis ses"
              + "sion\\b|\\bthis mach"
              + "ine\\b|co-autho"
              + "red|https?://\\S*(regis"
              + "try|artifac"
              + "tory|nex"
              + "us|mir"
              + "ror))");

  private static JavaClasses classes() {
    // what the classes of others hold does not matter here, and reading them takes time
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(at -> !at.contains("/test-classes/") && !at.contains("-tests.jar"))
            .withImportOption(at -> at.contains(MODULE.toUri().getRawPath()))
            .importPackages("offramp");
    assertThat(classes).as("classes below %s", MODULE).isNotEmpty();
    return classes;
  }

  private static List<Path> java(Path module, String tree) {
    return files(module.resolve("src/" + tree + "/java")).stream()
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  /// {@return the packages of all modules, whether on the class path here or not}
  private static Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (String module : MODULES) {
      for (Path file : java(ROOT.resolve(module), "main")) {
        Path folder = Objects.requireNonNull(file.getParent());
        int names = folder.getNameCount();
        packages.add(folder.getName(names - 2) + "." + folder.getName(names - 1));
      }
    }
    return packages;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// {@return the first column of the table of packages in ARCHITECTURE.md, in its order}
  private static List<String> order() {
    return Pattern.compile("^\\| `(offramp\\.[a-z.]+)` \\|", Pattern.MULTILINE)
        .matcher(Documents.read(ROOT.resolve("ARCHITECTURE.md")))
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  private static void none(List<String> found, String rule) {
    assertThat(found).as("%s", rule).isEmpty();
  }

  @Test
  void everyPackageStandsInTheTableAndHasNoPackageBelow() {
    assertThat(order())
        .as("ARCHITECTURE.md, Packages, in order: the first column names every package once")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(packages())
        .allMatch(name -> name.matches("offramp\\.[a-z]+"), "has no package below");
  }

  @Test
  void packagesImportOnlyPackagesAboveThem() {
    List<String> order = order();
    List<String> found = new ArrayList<>();
    for (JavaClass type : MAIN) {
      type.getDirectDependenciesFromSelf().stream()
          .filter(to -> order.contains(to.getTargetClass().getPackageName()))
          .filter(to -> order.indexOf(to.getTargetClass().getPackageName()) > place(order, type))
          .forEach(to -> found.add(to.getDescription()));
    }
    none(
        found,
        "ARCHITECTURE.md, Packages, in order: a package imports only packages above it (so there"
            + " are no cycles)");
  }

  private static int place(List<String> order, JavaClass type) {
    return order.indexOf(type.getPackageName());
  }

  @Test
  void everyPackageIsNullMarked() {
    none(
        order().stream()
            .filter(name -> MAIN.stream().anyMatch(type -> type.getPackageName().equals(name)))
            .filter(name -> !MAIN.getPackage(name).isAnnotatedWith(NullMarked.class))
            .toList(),
        "CONTRIBUTING.md, Style 5: no null past a class, so package-info.java has @NullMarked");
  }

  @Test
  void methodsHaveAtMostFortyLines() {
    none(
        SOURCES.methods().stream()
            .filter(method -> method.lines() > 40)
            .map(method -> "%s: %d lines".formatted(method.where(), method.lines()))
            .toList(),
        "CONTRIBUTING.md, Style 5: methods of at most 40 lines");
  }

  @Test
  void classesHaveAtMostFourHundredLines() {
    none(
        SOURCES.classes().stream()
            .filter(type -> type.lines() > 400)
            .map(type -> "%s: %d lines".formatted(type.where(), type.lines()))
            .toList(),
        "CONTRIBUTING.md, Style 5: classes of at most 400 lines");
  }

  /// The header of a record is not a parameter list here: a record is what replaces a long one, and
  /// its components are read by name.
  @Test
  void methodsHaveAtMostFiveParametersExceptTheHeadersOfRecords() {
    none(
        SOURCES.methods().stream()
            .filter(method -> method.parameters() > 5)
            .map(method -> "%s: %d parameters".formatted(method.where(), method.parameters()))
            .toList(),
        "CONTRIBUTING.md, Style 5: at most 5 parameters; then make a record");
  }

  /// `syntax` and `check` often look for one kind among many and leave the rest alone.
  @Test
  void switchesOverSealedInterfacesHaveNoDefaultExceptWhereTextIsReadAndChecked() {
    none(
        SOURCES.defaults().stream()
            .filter(
                where -> !where.contains("offramp.syntax/") && !where.contains("offramp.check/"))
            .toList(),
        "CONTRIBUTING.md, Style 2: a switch over a closed set has no `default`, so that a new form"
            + " fails to compile until every stage answers it");
  }

  @Test
  void staticFieldsCannotChange() {
    none(
        fields()
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || changes(field))
            .map(JavaField::getFullName)
            .toList(),
        "CONTRIBUTING.md, Style 5: no mutable static (static fields are final, and no arrays or"
            + " mutable collections)");
  }

  private static boolean changes(JavaField field) {
    return field.getRawType().isArray() || MUTABLE.contains(field.getRawType().getName());
  }

  @Test
  void publicFieldsAreFinal() {
    none(
        fields()
            .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(JavaField::getFullName)
            .toList(),
        "CONTRIBUTING.md, Style 5: no public field that is not final");
  }

  private static Stream<JavaField> fields() {
    return MAIN.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  @Test
  void onlyTheCommandsAndTheServerPrintReadTheClockOrExit() {
    none(
        uses(OUTSIDE, List.of("offramp.cli", "offramp.web")),
        "ARCHITECTURE.md, Packages: only offramp.cli and offramp.web print, read the clock or exit");
  }

  @Test
  void chanceComesFromStreamsOnly() {
    none(
        uses(OTHER_DICE, List.of("offramp.study.OnItsWay")),
        "CONTRIBUTING.md, Style 6: every draw comes from a Stream with a key");
  }

  /// @param except packages and classes that may
  private static List<String> uses(Pattern members, List<String> except) {
    return MAIN.stream()
        .filter(type -> !except.contains(type.getPackageName()) && !except.contains(type.getName()))
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> members.matcher(name(access)).matches())
        .map(JavaAccess::getDescription)
        .toList();
  }

  private static String name(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return target.getOwner().getName() + "." + target.getName();
  }

  @Test
  void nothingIsLeftToDoAndNoWordIsOutOfPlace() {
    List<String> found = new ArrayList<>();
    for (Path file : texts()) {
      STRAY
          .matcher(Documents.read(file))
          .results()
          .map(MatchResult::group)
          .forEach(word -> found.add(ROOT.relativize(file) + ": " + word));
    }
    none(
        found,
        "CONTRIBUTING.md, Style 10: no marks of unfinished work (file an issue), no names of"
            + " machines, their folders or registries, none of who wrote it");
  }

  private static List<Path> texts() {
    List<Path> texts = new ArrayList<>();
    for (String folder :
        List.of("bench", "data", "docs", "e2e", "models", "picocli", "spark", "workbench", ".ci")) {
      files(ROOT.resolve(folder)).stream()
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .filter(file -> !file.toString().endsWith(".png"))
          .forEach(texts::add);
    }
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*/(offramp|[A-Z]+|[\\w]+\\.(md|cff|xml))"))
          .forEach(texts::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }
}
