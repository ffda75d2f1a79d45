package offramp.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Where the boxes of a picture stand and how the lines between them run: in layers from left to
/// right (Sugiyama, Tagawa & Toda, IEEE SMC 11:109, 1981), by ELK.
///
/// @param boxes by the key of the node
/// @param routes by the number of the link, the points that each passes
record Layout(Map<String, Box> boxes, List<List<Point>> routes, double width, double height) {
  private static final int SEED = 1;

  record Box(double x, double y) {}

  record Point(double x, double y) {}

  static Layout of(Boxes picture, ToDoubleFunction<Node> width, ToDoubleFunction<Node> height) {
    // the types of options are known to ELK once it has looked for what offers them
    LayoutMetaDataService.getInstance();
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.RANDOM_SEED, SEED);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(24));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 26.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 56.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 6.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 6.0);
    root.setProperty(LayeredOptions.MERGE_EDGES, true);
    Map<String, ElkNode> nodes = new LinkedHashMap<>();
    picture.nodes.forEach(
        (key, node) -> {
          ElkNode box = ElkGraphUtil.createNode(root);
          box.setDimensions(width.applyAsDouble(node), height.applyAsDouble(node));
          nodes.put(key, box);
        });
    List<ElkEdge> edges = new ArrayList<>();
    for (Link link : picture.links.values()) {
      edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to())));
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    Map<String, Box> boxes = new LinkedHashMap<>();
    nodes.forEach((key, box) -> boxes.put(key, new Box(box.getX(), box.getY())));
    return new Layout(
        boxes, edges.stream().map(Layout::route).toList(), root.getWidth(), root.getHeight());
  }

  private static List<Point> route(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point(bend.getX(), bend.getY()));
      }
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}
