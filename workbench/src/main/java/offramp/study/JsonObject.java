package offramp.study;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON object whose values are words, whole numbers, lists of words, or objects of words.
///
/// @param fields by name, each a list of names and words in turn, or of words
record JsonObject(Map<String, List<String>> fields) {

  static JsonObject parse(byte[] content) throws Unreadable {
    String text = new String(content, StandardCharsets.UTF_8);
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable("it is no JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, values(json));
      }
      return new JsonObject(fields);
    } catch (JacksonException broken) {
      throw new Unreadable(broken.getOriginalMessage());
    }
  }

  private static List<String> values(JsonParser json) {
    List<String> values = new ArrayList<>();
    boolean many = json.currentToken().isStructStart();
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (!token.isStructStart() && !token.isStructEnd()) {
        values.add(json.getString());
      }
      if (depth > 0) {
        json.nextToken();
      }
    } while (many && depth > 0);
    return values;
  }

  private List<String> field(String name) throws Unreadable {
    List<String> values = fields.get(name);
    if (values == null) {
      throw new Unreadable("it has no `%s`".formatted(name));
    }
    return values;
  }

  String word(String name) throws Unreadable {
    List<String> values = field(name);
    if (values.size() != 1) {
      throw new Unreadable("`%s` is not one word".formatted(name));
    }
    return values.getFirst();
  }

  long number(String name) throws Unreadable {
    try {
      return Long.parseLong(word(name));
    } catch (NumberFormatException other) {
      throw new Unreadable("`%s` is not a whole number".formatted(name));
    }
  }

  List<String> list(String name) throws Unreadable {
    return field(name);
  }

  Map<String, String> words(String name) throws Unreadable {
    List<String> values = field(name);
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i + 1 < values.size(); i += 2) {
      words.put(values.get(i), values.get(i + 1));
    }
    return words;
  }

  /// Writes words by their names, as [#words(String)] reads them.
  static void words(JsonGenerator json, String name, Map<String, String> words) {
    json.writeName(name);
    json.writeStartObject();
    words.forEach(json::writeStringProperty);
    json.writeEndObject();
  }
}
