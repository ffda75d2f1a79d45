package offramp.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.simulate.Keeper;
import offramp.simulate.Rows;

/// The parts of one job of a study, as files in its store.
public final class Parts implements Keeper.Shelf {
  private final StudyKeeper keeper;
  private final String key;
  private final List<String> tables;
  private final long parts;

  /// By table and part the files that were there when it was first asked for, and those told of.
  /// What another process puts meanwhile is done again here: it is the same.
  private final Map<String, Map<Long, List<PartName>>> there = new HashMap<>();

  Parts(StudyKeeper keeper, String key, List<String> tables, long parts) {
    this.keeper = keeper;
    this.key = key;
    this.tables = tables;
    this.parts = parts;
  }

  /// {@return the key of the job, another each time that it comes}
  public String key() {
    return key;
  }

  /// {@return the numbers of parts that lack the file of a table, ascending}
  ///
  /// @throws Keeper.Unkept if the store cannot be read
  List<Long> missing() {
    try {
      List<Long> missing = new ArrayList<>();
      for (long part = 0; part < parts; part++) {
        for (String table : tables) {
          if (named(table, part).isEmpty()) {
            missing.add(part);
            break;
          }
        }
      }
      return missing;
    } catch (IOException failed) {
      throw new Keeper.Unkept("the study cannot be read: " + StudyKeeper.why(failed));
    }
  }

  /// Takes notice of a part that another process has put.
  ///
  /// @param files names of its files, one for each table in their order
  synchronized void learn(long part, List<String> files) {
    for (int table = 0; table < tables.size(); table++) {
      List<PartName> names = PartName.parse(files.get(table)).stream().toList();
      there.computeIfAbsent(tables.get(table), _ -> new HashMap<>()).put(part, names);
    }
  }

  private synchronized List<PartName> named(String table, long part) throws IOException {
    if (!there.containsKey(table)) {
      there.put(
          table,
          keeper.store.list(StudyKeeper.folder(table, key)).stream()
              .flatMap(name -> PartName.parse(name).stream())
              .collect(Collectors.groupingBy(PartName::number, HashMap::new, Collectors.toList())));
    }
    return there.getOrDefault(table, Map.of()).getOrDefault(part, List.of());
  }

  @Override
  public Optional<List<Rows>> get(long part) {
    List<Rows> found = new ArrayList<>();
    try {
      for (String table : tables) {
        Optional<byte[]> content = content(table, part);
        if (content.isEmpty()) {
          return Optional.empty();
        }
        found.add(keeper.format.rows(table, content.get()));
      }
      return Optional.of(found);
    } catch (IOException failed) {
      throw new Keeper.Unkept(
          "part %d cannot be read: %s".formatted(part, StudyKeeper.why(failed)));
    }
  }

  private Optional<byte[]> content(String table, long part) throws IOException {
    String folder = StudyKeeper.folder(table, key);
    for (PartName name : named(table, part)) {
      Optional<byte[]> content = keeper.store.get(folder + "/" + name);
      if (content.isPresent() && name.fits(content.get())) {
        return content;
      }
      if (content.isPresent()) {
        keeper.said.accept(
            "note: %s/%s is not what was written there; it is made again".formatted(folder, name));
        keeper.store.delete(folder + "/" + name);
      }
    }
    return Optional.empty();
  }

  @Override
  public void put(long part, List<Rows> rows) {
    write(part, rows);
  }

  /// Keeps a part, as [#put] does.
  ///
  /// @return the names of its files, one for each table in their order
  public List<String> write(long part, List<Rows> rows) {
    List<String> names = new ArrayList<>();
    try {
      for (String table : tables) {
        byte[] content = keeper.format.bytes(Rows.of(rows, table));
        PartName name = PartName.of(part, content, keeper.format.ending());
        keeper.store.put(StudyKeeper.folder(table, key) + "/" + name, content);
        names.add(name.toString());
      }
      keeper.oneMore();
      return names;
    } catch (IOException failed) {
      throw new Keeper.Unkept(
          "part %d cannot be written: %s".formatted(part, StudyKeeper.why(failed)));
    }
  }
}
