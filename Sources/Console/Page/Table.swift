import HTTPServer

/// One section of the page: a heading, and a table or what to do to fill it.
///
/// The roles are spelled out because narrow screens show rows as blocks, and a browser forgets what a table was then.
struct Table: Sendable {
    /// The section's id, for links to it.
    let id: String
    let title: String
    /// The words after the number of rows in the list of contents: one of them, several.
    let counted: (one: String, several: String)
    /// What the rows are and how they are ordered.
    let caption: String
    let columns: [String]
    /// Each row has one cell a column; the first one names the row.
    let rows: [[HTML]]
    /// Said in place of an empty table: what to do next.
    let empty: HTML
    var isAlarm = false

    /// Rows beyond it are counted, not shown.
    static let limit = 200

    var html: HTML {
        """
        <section id="\(id)" data-part class="\(isAlarm && !rows.isEmpty ? "alarm" : "calm")" aria-labelledby="\(id)-title">
        <h2 id="\(id)-title">\(title)\(count)</h2>
        \(rows.isEmpty ? "<p class=\"empty\">\(empty)</p>" : table)
        </section>

        """
    }

    private var count: HTML { rows.isEmpty ? "" : " <span class=\"count\">\(rows.count)</span>" }

    private var table: HTML {
        """
        <table role="table">
        <caption>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\(columns.map { "<th role=\"columnheader\" scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody role="rowgroup">
        \(rows.prefix(Self.limit).map(row))</tbody>
        </table>
        \(rest)
        """
    }

    private var rest: HTML {
        if rows.count <= Self.limit { return "" }
        return "<p class=\"empty\">\(rows.count - Self.limit) more are in <a href=\"/status.json\">status.json</a>.</p>"
    }

    private func row(_ cells: [HTML]) -> HTML {
        let first: HTML = cells.first.map { "<th role=\"rowheader\" scope=\"row\">\($0)</th>" } ?? ""
        let others: [HTML] = zip(columns, cells).dropFirst().map { column, cell in
            "<td role=\"cell\" data-label=\"\(column)\">\(cell)</td>"
        }
        return "<tr role=\"row\">\(first)\(others)</tr>\n"
    }
}
