/// How the page looks: on a projector from three metres, on a phone, and on A4, in black and white too.
///
/// Text has a contrast of at least 4.5 : 1 and lines of at least 3 : 1 (WCAG 2.2 AA); nothing is told by colour alone.
enum PageStyle {
  static let sheet: StaticString = """
    :root { --ink: #16202b; --soft: #4a5763; --rule: #c6cfd8; --paper: #fff; --tint: #eff4f8; --now: #0b4f87;
      --old: #6b7783; --goal: #a83a00; --met: #0a6847; }
    * { box-sizing: border-box; }
    html { font-size: clamp(16px, 0.45vw + 11px, 24px); }
    body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 1.75rem 3rem; color: var(--ink); background: var(--paper);
      font-family: "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", IPAexGothic, IPAPGothic,
        system-ui, sans-serif;
      line-height: 1.6; line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
    h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
    h1, thead th { word-break: keep-all; } thead th { overflow-wrap: normal; }
    h1 { font-size: clamp(1.55rem, 6vw, 2rem); line-height: 1.25; }
    h2 { font-size: 1.35rem; line-height: 1.35; margin: 2.6rem 0 0.8rem; padding-top: 0.7rem;
      border-top: 2px solid var(--ink); }
    h3 { font-size: 1.1rem; margin: 1.4rem 0 0.4rem; }
    .subtitle { margin-top: 0.3rem; font-size: 1.1rem; color: var(--soft); }
    .sentence { font-size: 1.1rem; }
    .formula, small { color: var(--soft); font-size: 0.85rem; line-height: 1.45; }
    code { font-family: ui-monospace, monospace; font-size: 0.95em; }
    .notes { list-style: none; margin-top: 1.2rem; padding: 0.7rem 1rem; border: 1px solid var(--old);
      border-left-width: 0.5rem; }
    .notes li::before { content: "※ "; }

    .headline { display: grid; grid-template-columns: 1.05fr 1fr; gap: 1rem 3rem; align-items: center;
      margin-top: 1.6rem; padding-top: 1.2rem; border-top: 4px solid var(--ink); }
    .hero h2 { margin: 0; padding: 0; border: 0; }
    .big { font-size: clamp(4.2rem, 15vw, 8rem); font-weight: 700; line-height: 1.1; letter-spacing: -0.02em;
      white-space: nowrap; color: var(--now); }
    .big.undefined { font-size: 3rem; letter-spacing: 0; color: var(--ink); line-height: 1.6; }
    .big.long { font-size: clamp(2.4rem, 9vw, 4.5rem); letter-spacing: 0; white-space: normal; }
    .hero .formula { font-size: 1.15rem; color: var(--ink); }
    .hero .sentence { margin-top: 0.3rem; color: var(--soft); }
    .verdict { display: flex; gap: 0.9rem; align-items: center; line-height: 1.4; }
    .verdict strong { display: block; font-size: 1.9rem; line-height: 1.2; }
    .verdict strong::first-letter { text-transform: uppercase; }
    .mark { flex: none; width: 3.6rem; height: 3.6rem; }
    .mark .fill { fill: var(--ink); } .met .fill { fill: var(--met); } .not-met .fill { fill: var(--goal); }
    .mark .stroke { fill: none; stroke: #fff; stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
    .mark .outline { fill: none; stroke: var(--ink); stroke-width: 4; } .mark .dashed { stroke-dasharray: 6 4; }
    .mark .question { font-size: 27px; font-weight: 700; fill: var(--ink); }
    .bounds { margin-top: 1.2rem; } .bounds strong { font-size: 1.25rem; }

    .effect-figure { display: grid; grid-template-columns: 1fr 1.25fr; gap: 1rem 3rem; align-items: start;
      margin-top: 1.8rem; padding-top: 1.1rem; border-top: 4px solid var(--ink); }
    .big .unit { font-size: 0.36em; letter-spacing: 0; } .signals { padding-left: 1.2rem; }
    .effect-lines div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: 0.3rem 0;
      border-bottom: 1px solid var(--rule); line-height: 1.45; }

    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0.8rem; }
    .card { padding: 0.7rem 0.9rem 0.8rem; background: var(--tint); border-left: 0.3rem solid var(--now); }
    .card dt { line-height: 1.35; } .card .number { font-size: 1.9rem; font-weight: 700; line-height: 1.35; }

    svg { display: block; } svg text { fill: var(--ink); font-size: 15px; }
    .chart { width: 100%; height: auto; } .paper { fill: #fff; stroke: none; }
    .axis { stroke: var(--ink); stroke-width: 1.5; } .grid { stroke: #dde3e9; stroke-width: 1; }
    svg .tick, svg .month { font-size: 15px; fill: var(--soft); } svg .year { font-size: 16px; }
    svg .strong { font-weight: 700; fill: var(--ink); } svg .value.strong { font-size: 20px; }
    svg .value, svg .step-value { paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round; }
    .year-mark { stroke: var(--old); stroke-width: 1; } .gap { stroke: var(--old); stroke-dasharray: 2 4; }
    .band { fill: var(--tint); stroke: var(--old); stroke-dasharray: 4 3; }
    svg .band-label { font-size: 16px; font-weight: 700; }
    .hatch { stroke: var(--old); stroke-width: 2.4; } .hatch.more { stroke: var(--goal); }
    .bar.base { fill: url(#base-hatch); stroke: var(--old); stroke-width: 1.2; }
    .bar.other { fill: #c3d3e2; stroke: #6d8296; stroke-width: 1; }
    .bar.period { fill: var(--now); stroke: var(--now); }
    .cut { stroke: var(--ink); stroke-width: 1.5; }
    .mean { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 2 4; }
    .goal { stroke: var(--goal); stroke-width: 3; stroke-dasharray: 12 5; }
    svg .mean-label, svg .goal-label { font-size: 16px; } svg .goal-label { fill: var(--goal); font-weight: 700; }
    svg .mean-label.strong, svg .goal-label.strong { font-size: 18px; }
    .legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; list-style: none; margin-bottom: 0.4rem; }
    .legend li { display: flex; gap: 0.5rem; align-items: center; } .swatch { width: 1.6rem; height: 1.05rem; }
    .course { fill: none; stroke: var(--now); stroke-width: 3; } .course.rest { stroke: var(--old); stroke-dasharray: 7 5; }
    .dot { fill: var(--now); stroke: var(--now); stroke-width: 2; } .dot.rest { fill: var(--old); stroke: var(--old); }
    .dot.few, .dot.rest.few { fill: #fff; }
    .scale { stroke: var(--old); stroke-width: 2; } .bounds .goal { stroke-dasharray: none; }
    .goal-flag { fill: var(--goal); } .range { fill: #c3d3e2; stroke: var(--now); stroke-width: 2; }
    .range-end { fill: var(--now); stroke: #fff; stroke-width: 2; }
    .step { stroke-width: 1.5; } .step.start { fill: url(#base-hatch); stroke: var(--old); }
    .step.end { fill: var(--now); stroke: var(--now); } .step.less { fill: #c3d3e2; stroke: var(--now); }
    .step.more { fill: url(#more-hatch); stroke: var(--goal); } .link { stroke: var(--ink); stroke-dasharray: 3 3; }
    svg .step-value { font-size: 24px; font-weight: 700; } svg .step-label { font-size: 20px; font-weight: 700; }
    svg .step-detail { font-size: 16px; fill: var(--soft); }

    .scroll { overflow-x: auto; }
    :focus-visible { outline: 3px solid var(--now); outline-offset: 2px; }
    details { margin-top: 0.8rem; } summary { cursor: pointer; padding: 0.3rem 0; font-weight: 700; }
    table { width: 100%; border-collapse: collapse; line-height: 1.4; } table.narrow { width: auto; min-width: 24rem; }
    caption { text-align: left; padding-bottom: 0.4rem; color: var(--soft); }
    th, td { padding: 0.45rem 0.55rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; line-height: 1.25; }
    tbody th { font-weight: 400; } tfoot th, tfoot td { border-top: 2px solid var(--ink); font-weight: 700; }
    .numbers th:not(:first-child):not(.words), .numbers td:not(.words), .list .number { text-align: right; }
    .numbers td small { display: block; font-weight: 400; font-size: 0.74rem; }
    .numbers td, .when, .list .short { white-space: nowrap; }
    .name { min-width: 7rem; max-width: 22rem; } .reduction { min-width: 8.5rem; } .effect { font-weight: 700; }
    .amounts { width: 100%; max-width: 14rem; height: 0.5rem; margin-top: 0.2rem; }
    .before { fill: none; stroke: var(--old); stroke-width: 1; vector-effect: non-scaling-stroke; }
    .now { fill: var(--now); }
    .method dl div { display: grid; grid-template-columns: 13rem 1fr; gap: 0 1rem; padding: 0.4rem 0;
      border-bottom: 1px solid var(--rule); }
    dt { font-weight: 700; }
    footer { margin-top: 2.5rem; padding-top: 0.7rem; border-top: 2px solid var(--ink); font-size: 0.9rem;
      color: var(--soft); }
    .hash { font-family: ui-monospace, monospace; font-size: 0.75rem; word-break: break-all; }
    pre { margin: 0.6rem 0; white-space: pre-wrap; } .qr { width: 12rem; margin: 0.8rem 0; } .signed { break-inside: avoid; }

    @media (max-width: 46rem) {
      body { padding: 1rem 1rem 2rem; }
      .headline, .effect-figure, .effect-lines div { grid-template-columns: 1fr; }
      .wide { min-width: 42rem; } .split { min-width: 34rem; } .list { min-width: 44rem; }
      .method dl div { grid-template-columns: 1fr; }
      table.narrow { min-width: 100%; }
    }
    @page { size: A4; margin: 13mm 12mm; }
    @media print {
      html { font-size: 9.5pt; } .files { display: none; }
      body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .big { font-size: 52pt; } .big.long { font-size: 30pt; } .big.undefined { font-size: 24pt; } .scroll { overflow: visible; }
      .wide, .split, .list { min-width: 0; }
      .headline { grid-template-columns: 1.05fr 1fr; }
      .cards { grid-template-columns: repeat(5, 1fr); gap: 0.4rem; } .card { padding: 0.4rem 0.5rem; }
      .card .number { font-size: 15pt; } details, .reasons,
      .figure figure, .headline, .effect-figure, .card, tr, .method dl div, .notes { break-inside: avoid; }
      h2, h3, caption, thead { break-after: avoid; }
      h2 { margin-top: 1.6rem; }
      .numbers td small { white-space: normal; } th, td { padding: 0.28rem 0.35rem; } .name { min-width: 6.2rem; } .reduction { min-width: 10rem; }
      thead { display: table-header-group; } tfoot { display: table-row-group; }
      details::details-content { content-visibility: visible; display: block; } summary { display: none; }
    }

    """
}
