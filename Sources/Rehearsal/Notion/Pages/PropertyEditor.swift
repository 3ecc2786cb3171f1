import HTTPServer
import Support

/// A property's value, to be changed where it stands; `data-set` names the property to the page's script.
struct PropertyEditor: Sendable {
    let scene: NotionScene
    let item: NotionItem
    let property: NotionProperty
    /// Part of the ids of what is inside.
    let slug: String

    var html: HTML {
        switch property.type {
        case "status", "select": choice
        case "checkbox": tick
        case "number": number
        case "date": date
        case "url", "email", "phone_number": line
        case "multi_select": tags
        case "people": people
        case "relation": relation
        case "files": files
        case "rich_text": text
        default: ValueMarkup(scene: scene, item: item, property: property).html
        }
    }

    private var value: JSON { scene.workspace.plainValue(property, of: item) }
    private var set: HTML { "data-set=\"\(property.name)\" aria-labelledby=\"label-\(slug)\"" }
    private var names: [String] { (value.array ?? []).compactMap(\.string) }

    private var choice: HTML {
        let chosen = value.string
        let options = property.options.map { option -> HTML in
            let name = option["name"]?.string ?? ""
            let colour = option["color"]?.string ?? "default"
            return "<option value=\"\(name)\" data-colour=\"\(colour)\"\(name == chosen ? " selected" as HTML : "")>\(name)</option>"
        }
        let colour = chosen.flatMap { property.option(named: $0) }?["color"]?.string ?? (chosen == nil ? "none" : "default")
        let empty: HTML = property.type == "select" || chosen == nil ? "<option value=\"\">Empty</option>" : ""
        return "<select id=\"in-\(slug)\" class=\"pill c-\(colour)\" \(set)>\(empty)\(options)</select>"
    }

    private var tick: HTML {
        "<input id=\"in-\(slug)\" type=\"checkbox\" \(set)\(value.bool == true ? " checked" as HTML : "")>"
    }

    private var number: HTML {
        "<input id=\"in-\(slug)\" type=\"number\" step=\"any\" placeholder=\"Empty\" \(set) value=\"\(value.isNull ? "" : value.text)\">"
    }

    private var line: HTML {
        let text = value.string ?? ""
        let open: HTML =
            HTML.isWebAddress(text) ? " <a class=\"open\" href=\"\(text)\" rel=\"noopener noreferrer\" target=\"_blank\">Open</a>" : ""
        let kind = ["url": "url", "email": "email"][property.type] ?? "tel"
        return "<input id=\"in-\(slug)\" type=\"\(kind)\" placeholder=\"Empty\" \(set) value=\"\(text)\">\(open)"
    }

    private var text: HTML {
        let text = value.string ?? ""
        return """
            <div id="in-\(slug)" class="text" contenteditable="plaintext-only" role="textbox" aria-multiline="true" data-empty="Empty" \
            data-was="\(text)" \(set)>\(text)</div>
            """
    }

    /// A day, or with its box ticked a time in the zone of the row's brand.
    private var date: HTML {
        let zone = scene.zone(of: item)
        let stored = value.string ?? ""
        let isDay = NotionDates.isDay(stored) || stored.isEmpty
        let shown = isDay ? stored : NotionDates.instant(stored).map { String(Timestamp.text($0, in: zone).prefix(16)) } ?? ""
        return """
            <input id="in-\(slug)" type="\(isDay ? "date" : "datetime-local")" data-zone="\(zone.name)" \(set) value="\(shown)"> \
            <label class="timed"><input id="timed-\(slug)" type="checkbox" data-timed\(isDay ? "" : " checked" as HTML)> Time</label> \
            \(isDay ? "" : "<span class=\"zone\">\(zone.name)</span>" as HTML)
            """
    }

    private var tags: HTML {
        let shown = names.map { name -> HTML in
            chip(Mark.pill(property.option(named: name) ?? ["name": .string(name)]), name, said: name)
        }
        let others = property.options.compactMap { $0["name"]?.string }.filter { !names.contains($0) }
        return """
            <span class="chips" data-values="\(JSON.array(names.map { .string($0) }).text)">\(shown)\
            <input id="in-\(slug)" type="text" list="list-\(slug)" placeholder="Add…" data-add \(set)>\
            <datalist id="list-\(slug)">\(others.map { "<option value=\"\($0)\"></option>" as HTML })</datalist></span>
            """
    }

    private var relation: HTML {
        let rows = names.compactMap { scene.workspace.items[$0] }
        let table = scene.workspace.sources[property.config["data_source_id"]?.string ?? ""]
        let others = (table?.rows ?? []).filter { !names.contains($0) && !scene.workspace.isTrashed($0) }
            .compactMap { scene.workspace.items[$0] }
        let options = others.map { "<option value=\"\($0.id)\">\(Mark.title($0, scene))</option>" as HTML }
        let adder: HTML =
            others.isEmpty ? "" : "<select id=\"in-\(slug)\" data-add \(set)><option value=\"\">Add…</option>\(options)</select>"
        return """
            <span class="chips" data-values="\(JSON.array(names.map { .string($0) }).text)">\
            \(rows.map { chip("<span class=\"pill\">\(Mark.link($0, scene))</span>", $0.id, said: Mark.title($0, scene)) })\(adder)</span>
            """
    }

    private func chip(_ shown: HTML, _ value: String, said: String) -> HTML {
        """
        <span class="chip">\(shown)<button type="button" class="plain" data-drop="\(value)" data-of="\(property.name)" \
        aria-label="Remove \(said)">×</button></span>
        """
    }

    private var people: HTML {
        let boxes = NotionPerson.people.enumerated().map { index, person -> HTML in
            """
            <label><input id="in-\(slug)-\(index)" type="checkbox" data-member="\(property.name)" value="\(person.name)"\
            \(names.contains(person.name) ? " checked" as HTML : "")> \(person.name)</label>
            """
        }
        return "<span class=\"people\" role=\"group\" aria-labelledby=\"label-\(slug)\">\(boxes)</span>"
    }

    /// The files with their pictures; choosing one puts it in their place.
    private var files: HTML {
        let kept = item.values[property.id]?.array ?? []
        let shown = kept.enumerated().map { index, file in self.file(file, index) }
        return """
            <div class="drop" data-files="\(property.name)" data-kept="\(JSON.array(kept.map(reference)).text)">\(shown)\
            <label class="button" for="in-\(slug)">\(kept.isEmpty ? "Add a picture" : "Replace")</label>\
            <input id="in-\(slug)" class="unseen" type="file" accept="image/png,image/jpeg,image/webp" aria-label="\(property.name): choose a picture">\
            <span class="hint">or drop one here</span></div>
            """
    }

    private func file(_ file: JSON, _ index: Int) -> HTML {
        let name = file["name"]?.string ?? "File"
        let alt = property.name == "Picture" ? scene.value("Alt text", of: item).string ?? "" : ""
        let picture: HTML = file["file"]?.string.map { "<img src=\"/files/\($0)\" alt=\"\(alt)\">" } ?? ""
        return """
            <figure>\(picture)<figcaption>\(HTML.link(name, to: file["url"]?.string)) \
            <button type="button" class="plain" data-drop-file="\(index)" aria-label="Remove \(name)">×</button></figcaption></figure>
            """
    }

    /// As `NotionAct.setProperty` takes a file that is there already.
    private func reference(_ file: JSON) -> JSON {
        var members: [String: JSON] = ["name": file["name"] ?? "file"]
        for key in ["file", "url"] { if let value = file[key] { members[key] = value } }
        return .object(members)
    }
}
