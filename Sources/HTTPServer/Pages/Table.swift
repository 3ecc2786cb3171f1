/// One section of a page: a heading, and a table or what to do to fill it.
///
/// The roles are spelled out because narrow screens show rows as blocks, and a browser forgets what a table was then.
package struct Table: Sendable {
    /// The section's id, for links to it.
    package let id: String
    package let title: String
    /// The words after the number of rows in a list of contents: one of them, several.
    package let counted: (one: String, several: String)
    /// What the rows are and how they are ordered.
    package let caption: String
    package let columns: [String]
    /// Each row has one cell a column; the first one names the row.
    package let rows: [[HTML]]
    /// Said in place of an empty table: what to do next.
    package let empty: HTML
    package let isAlarm: Bool
    /// The path of the document that has the rows which are left out here.
    package let json: String

    package init(
        id: String, title: String, counted: (one: String, several: String) = ("row", "rows"), caption: String, columns: [String],
        rows: [[HTML]], empty: HTML, isAlarm: Bool = false, json: String = "/status.json"
    ) {
        self.id = id
        self.title = title
        self.counted = counted
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.empty = empty
        self.isAlarm = isAlarm
        self.json = json
    }

    /// Rows beyond it are counted, not shown.
    package static let limit = 200

    package var html: HTML {
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
        return "<p class=\"empty\">\(rows.count - Self.limit) more are in <a href=\"\(json)\">\(String(json.dropFirst()))</a>.</p>"
    }

    private func row(_ cells: [HTML]) -> HTML {
        let first: HTML = cells.first.map { "<th role=\"rowheader\" scope=\"row\">\($0)</th>" } ?? ""
        let others: [HTML] = zip(columns, cells).dropFirst().map { column, cell in
            "<td role=\"cell\" data-label=\"\(column)\">\(cell)</td>"
        }
        return "<tr role=\"row\">\(first)\(others)</tr>\n"
    }
}
