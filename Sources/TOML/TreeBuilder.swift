internal import CToml

/// Builds the tree from the visits of the C face.
struct TreeBuilder {
    private var open: [Container] = [Container(entry: nil, place: Place(line: 1, column: 1))]

    private struct Container {
        /// The key it is filed under when it closes; nil inside of arrays and for the root.
        let entry: (key: String, place: Place)?
        let place: Place
        var entries: [TOMLTable.Entry] = []
        var elements: [TOMLValue] = []
    }

    /// The outermost table, once the walk is over.
    var root: TOMLTable { TOMLTable(entries: open[0].entries) }

    mutating func take(_ event: ctoml_event) {
        let place = Place(event.place)
        switch event.kind {
        case CTOML_TABLE_START, CTOML_ARRAY_START: open.append(Container(entry: entry(of: event), place: place))
        case CTOML_TABLE_END: close { .table(TOMLTable(entries: $0.entries)) }
        case CTOML_ARRAY_END: close { .array($0.elements) }
        case CTOML_STRING: file(.string(text(event.text, event.text_length)), at: place, under: entry(of: event))
        case CTOML_DATE: file(.date(text(event.text, event.text_length)), at: place, under: entry(of: event))
        case CTOML_INTEGER: file(.integer(event.integer), at: place, under: entry(of: event))
        case CTOML_BOOL: file(.bool(event.integer != 0), at: place, under: entry(of: event))
        default: file(.number(event.number), at: place, under: entry(of: event))
        }
    }

    private mutating func close(_ kind: (Container) -> TOMLValue.Kind) {
        let container = open.removeLast()
        file(kind(container), at: container.place, under: container.entry)
    }

    private mutating func file(_ kind: TOMLValue.Kind, at place: Place, under entry: (key: String, place: Place)?) {
        let value = TOMLValue(kind: kind, place: place)
        if let entry {
            open[open.count - 1].entries.append(.init(key: entry.key, keyPlace: entry.place, value: value))
        } else {
            open[open.count - 1].elements.append(value)
        }
    }

    private func entry(of event: ctoml_event) -> (key: String, place: Place)? {
        guard event.key != nil else { return nil }
        return (text(event.key, event.key_length), Place(event.key_place))
    }

    private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
}

extension Place {
    fileprivate init(_ place: ctoml_place) {
        self.init(line: max(1, Int(place.line)), column: max(1, Int(place.column)))
    }
}
