// The picture of the graph on a canvas. It adds to the list and the table beside it
// and is never the only way to see something.

import { forceX, forceY } from 'd3-force-3d';
import ForceGraph from 'force-graph';
import { el, theme as themeNow } from './dom.js';
import { nameOf, relationName } from './words.js';

/** Colours as read at the beginning of a frame: asking the style sheet is slow. */
const colours = new Map();
function theme(name) {
  if (!colours.has(name)) colours.set(name, themeNow(name));
  return colours.get(name);
}

const ticks = 220; // of the layout, all before the first picture: nothing jumps about

/** Corners of the shape of a kind on a circle of radius 1; null = the circle itself. */
export function corners(kind) {
  const polygon = (n, turn) => Array.from({ length: n }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / n;
    return [Math.cos(angle), Math.sin(angle)];
  });
  switch (kind) {
    case 'organization': return polygon(4, Math.PI / 4);
    case 'country': return polygon(6, 0);
    case 'city': case 'place': case 'facility': return polygon(3, -Math.PI / 2);
    case 'event': return polygon(4, 0);
    default: return null;
  }
}

/** The style variable that colours a kind. */
export function colourOf(kind) {
  switch (kind) {
    case 'person': case 'organization': case 'country': case 'event': return `--kind-${kind}`;
    case 'city': case 'place': case 'facility': return '--kind-place';
    default: return '--kind-other';
  }
}

/** A picture in box, or null where the browser cannot draw. */
export function createPicture(box, { onNode, onEdge, onHover, isSymmetric }) {
  if (!el('canvas').getContext?.('2d')) return null;
  const state = { chosen: null, center: null, hover: null, degree: new Map(), few: true, names: [], deeds: [], fresh: false };
  let graph;
  try {
    graph = new ForceGraph(box);
  } catch {
    return null;
  }
  graph
    .nodeLabel(() => '').linkLabel(() => '') // the library would show them as HTML
    .warmupTicks(ticks).cooldownTicks(0)
    .onRenderFramePre(() => { state.names = []; state.deeds = []; colours.clear(); })
    .minZoom(0.2).maxZoom(6)
    .nodeCanvasObject((node, context, scale) => drawNode(node, context, scale, state))
    .nodePointerAreaPaint((node, colour, context) => {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(node.x, node.y, radius(node, state) + 3, 0, 2 * Math.PI);
      context.fill();
    })
    .linkCurvature('bend')
    .linkColor((link) => theme(link.id === state.chosen ? '--accent' : '--line-strong'))
    .linkWidth((link) => (link.id === state.chosen ? 2.5 : 1))
    .nodeRelSize(1).nodeVal((node) => (1.15 * radius(node, state) + 1.5) ** 2) // where arrows end
    .linkDirectionalArrowLength((link) => (isSymmetric(link.edge.relation) ? 0 : 9)).linkDirectionalArrowRelPos(1)
    .linkDirectionalArrowColor((link) => theme(link.id === state.chosen ? '--accent' : '--muted'))
    .linkCanvasObjectMode(() => 'after')
    .linkCanvasObject((link, context, scale) => drawLink(link, context, scale, state))
    .onNodeClick((node) => onNode(node.entity))
    .onLinkClick((link) => onEdge(link.edge))
    .onNodeHover((node) => { state.hover = node; onHover(node ? nameOf(node.entity) : ''); })
    .onLinkHover((link) => onHover(link ? edgeText(link) : ''));
  graph.d3Force('charge').strength(-420).distanceMax(500);
  graph.d3Force('link').distance(110);
  graph.d3Force('x', forceX().strength(0.05)); // keeps parts without a link near each other
  graph.d3Force('y', forceY().strength(0.08));

  const placed = () => {
    const bounds = graph.getGraphBbox();
    return bounds && [...bounds.x, ...bounds.y].every(Number.isFinite);
  };
  const fit = () => {
    if (!placed()) return; // a zoom to nowhere would never end
    graph.zoomToFit(0, Math.min(60, box.clientWidth / 8));
    if (graph.zoom() > 1.5) graph.zoom(1.5);
  };
  graph.onEngineStop(() => { if (state.fresh) fit(); state.fresh = false; });
  const resize = () => graph.width(box.clientWidth).height(box.clientHeight);
  new ResizeObserver(() => { resize(); fit(); }).observe(box);
  resize();

  return {
    fit,
    show(part) {
      const data = dataOf(part, state);
      state.center = part.center || null;
      state.fresh = true;
      graph.graphData(data);
    },
    choose(id) { state.chosen = id; graph.linkWidth(graph.linkWidth()); },
    redraw() { graph.linkWidth(graph.linkWidth()); },
  };
}

/** Edges between the same two nodes bend apart. */
function dataOf(part, state) {
  state.degree = new Map();
  const pairs = new Map();
  const links = part.edges.map((edge) => {
    for (const id of [edge.source, edge.target]) state.degree.set(id, (state.degree.get(id) || 0) + 1);
    const forward = edge.source < edge.target;
    const pair = forward ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const nth = pairs.get(pair) || 0;
    pairs.set(pair, nth + 1);
    const side = (nth % 2 === 0 ? 1 : -1) * (forward ? 1 : -1);
    const bend = edge.source === edge.target ? 0.6 + nth * 0.3 : Math.ceil(nth / 2) * 0.28 * side;
    return { id: edge.statement, edge, source: edge.source, target: edge.target, bend };
  });
  state.few = links.length <= 40;
  const nodes = part.nodes.map((entity) => ({ id: entity.id, entity }));
  return { nodes, links };
}

const radius = (node, state) =>
  6 + Math.min(7, 1.6 * Math.sqrt(state.degree.get(node.id) || 0)) + (node.id === state.center ? 2 : 0);

function drawNode(node, context, scale, state) {
  const r = radius(node, state);
  context.beginPath();
  const points = corners(node.entity.kind);
  if (points) for (const [x, y] of points) context.lineTo(node.x + x * r * 1.15, node.y + y * r * 1.15);
  else context.arc(node.x, node.y, r, 0, 2 * Math.PI);
  context.closePath();
  context.fillStyle = theme(colourOf(node.entity.kind));
  context.fill();
  context.lineWidth = (node.id === state.center || node === state.hover ? 2.5 : 1.2) / scale;
  context.strokeStyle = theme(node.id === state.center || node === state.hover ? '--ink' : '--panel');
  context.stroke();
  if (node.id === state.center || node === state.hover || state.few || (state.degree.get(node.id) || 0) > 3 || scale > 1.4) {
    nameNode(node, r * 1.15, context, scale, state);
  }
}

/** Writes the name under the node or above it, where no other name is; else leaves it out. */
function nameNode(node, r, context, scale, state) {
  const main = node.id === state.center || node === state.hover;
  const size = (main ? 13 : 12) / scale;
  const text = shorten(nameOf(node.entity), 30);
  context.font = `${main ? 600 : 400} ${size}px ${theme('--sans')}`;
  const width = context.measureText(text).width / 2;
  const places = [node.y + r + size * 0.8, node.y - r - size * 0.8].map((y) => boxAt(node.x, y, width, size));
  const clear = (box, others) => !others.some((other) => overlap(box, other));
  const place = places.find((box) => clear(box, state.names) && clear(box, state.deeds))
    || places.find((box) => clear(box, state.names)) || (main && places[0]);
  if (!place) return;
  state.names.push(place);
  label(context, text, node.x, place.top + size / 2, size, '--ink', main ? 600 : 400);
}

const boxAt = (x, y, width, size) => ({ left: x - width, right: x + width, top: y - size / 2, bottom: y + size / 2 });

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function drawLink(link, context, scale, state) {
  if (!(link.id === state.chosen || (state.few && scale > 0.6) || scale > 2)) return;
  const [a, b] = [link.source, link.target];
  const control = link.__controlPoints;
  let x = (a.x + b.x) / 2;
  let y = (a.y + b.y) / 2;
  if (control?.length === 2) {
    x = 0.25 * a.x + 0.5 * control[0] + 0.25 * b.x;
    y = 0.25 * a.y + 0.5 * control[1] + 0.25 * b.y;
  }
  const text = relationName(link.edge.relation);
  const size = 10.5 / scale;
  context.font = `400 ${size}px ${theme('--sans')}`;
  state.deeds.push(boxAt(x, y, context.measureText(text).width / 2, size));
  label(context, text, x, y, size, link.id === state.chosen ? '--accent' : '--muted', 400);
}

function label(context, text, x, y, size, colour, weight) {
  context.font = `${weight} ${size}px ${theme('--sans')}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = size / 3.2;
  context.strokeStyle = theme('--panel');
  context.strokeText(text, x, y);
  context.fillStyle = theme(colour);
  context.fillText(text, x, y);
}

const shorten = (text, n) => ([...text].length > n ? `${[...text].slice(0, n - 1).join('')}…` : text);

const edgeText = (link) =>
  `${nameOf(link.source.entity)} → ${relationName(link.edge.relation)} → ${nameOf(link.target.entity)}`;
