import HTTPServer
import Support

/// What every page of the desk stands in: the way through the workspace, and who is at the keyboard.
enum NotionFrame {
    /// One page, still without its frame.
    struct Page: Sendable {
        let title: String
        /// The place in the navigation that is lit.
        let place: String
        let content: HTML
        var status = 200

        static let missing = Page(
            title: "Not found", place: "",
            content: "<div class=\"wide\"><h1>This page does not exist</h1><p>Nothing in this workspace has that address.</p></div>",
            status: 404)

        func response(_ scene: NotionScene, _ bar: RehearsalBar) -> ServerResponse {
            let document = RehearsalDocument(
                title: "\(title) · Notion rehearsal", bar: bar, navigation: NotionFrame.navigation(scene, place: place), content: content)
            return .html(document.text, status: status)
        }
    }

    static let places = [
        ("/", "Drafts", "📝"), ("/calendar", "Calendar", "🗓️"), ("/briefs", "Briefs", "🎯"), ("/brands", "Brands", "🏷️"),
        ("/feeds", "Feeds", "📡"), ("/trash", "Trash", "🗑️"),
    ]

    private static func navigation(_ scene: NotionScene, place: String) -> HTML {
        let entries = places.map { path, name, emoji -> HTML in
            let current: HTML = place == path ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(path)\"\(current)><span class=\"emoji\" aria-hidden=\"true\">\(emoji)</span> \(name)</a></li>\n"
        }
        let people = NotionPerson.people.map { "<option>\($0.name)</option>" as HTML }
        return """
            <nav id="sidebar" aria-label="Workspace">
            <div class="stay">
            <p class="workspace"><span class="square" aria-hidden="true">N</span> Newsroom</p>
            <ul>
            \(entries)</ul>
            <p class="me"><label for="person">You are</label> <select id="person">\(people)</select></p>
            </div>
            </nav>
            """
    }
}

/// The small things that pages are made of.
enum Mark {
    /// A coloured pill, as selects and statuses have.
    static func pill(_ text: String, _ colour: String) -> HTML {
        let known = NotionRichText.colors.contains(colour) ? colour : "default"
        return "<span class=\"pill c-\(known)\">\(text)</span>"
    }

    static func pill(_ option: JSON) -> HTML { pill(option["name"]?.string ?? "", option["color"]?.string ?? "default") }

    /// A row's title as a link to its page.
    static func link(_ item: NotionItem, _ scene: NotionScene) -> HTML {
        "<a href=\"\(address(item.id))\">\(title(item, scene))</a>"
    }

    static func address(_ id: String) -> String { "/p/\(id)" }

    static func title(_ item: NotionItem, _ scene: NotionScene) -> String {
        let title = scene.workspace.title(of: item).collapsed
        return title.isEmpty ? "Untitled" : title
    }

    /// An id for a part, made of a name that may hold anything.
    static func slug(_ name: String) -> String {
        String(
            name.lowercased().unicodeScalars.map {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) ? Character($0) : "-"
            })
    }

    /// Attributes of a text that is edited where it stands.
    static func editable(_ name: String) -> HTML {
        "contenteditable=\"plaintext-only\" role=\"textbox\" aria-multiline=\"true\" spellcheck=\"true\" aria-label=\"\(name)\""
    }

    static func flag(_ isOn: Bool) -> String { isOn ? "true" : "false" }
}
