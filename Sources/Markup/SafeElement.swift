/// What is known of an element by its name: one look-up for each tag.
struct SafeElement: Sendable {
    let number: Int
    /// As it is written.
    let name: String
    /// By which lists it may stand: on a page, in a formula, in a drawing.
    let isOfPage: Bool
    let isOfFormula: Bool
    let isOfDrawing: Bool
    let isVoid: Bool
    /// Goes with all that is in it.
    let isDropped: Bool
    /// The elements that it ends where they begin inside of it and are the open one.
    let ended: Set<Int>
    /// How it is called in a drawing, where that is another name.
    let drawnNumber: Int?

    /// The element of a name in lower case; nil when it is not known.
    static func named(_ name: String) -> SafeElement? { numbers[name].map { all[$0] } }

    static let drawing = numbers["svg"]!
    static let formula = numbers["math"]!

    /// By their numbers.
    static let all: [SafeElement] = names.enumerated().map { number, name in
        let isDrawn = SafeHTML.drawingNames.values.contains(name)
        return SafeElement(
            number: number, name: name, isOfPage: SafeHTML.elements.contains(name), isOfFormula: SafeHTML.formulas.contains(name),
            isOfDrawing: SafeHTML.drawings.contains(name) || isDrawn, isVoid: SafeHTML.void.contains(name),
            isDropped: SafeHTML.dropped.contains(name), ended: Set((SafeHTML.implied[name] ?? []).compactMap { numbers[$0] }),
            drawnNumber: SafeHTML.drawingNames[name].flatMap { numbers[$0] })
    }

    private static let names: [String] = {
        let known = [SafeHTML.elements, SafeHTML.formulas, SafeHTML.drawings, SafeHTML.dropped, SafeHTML.void]
        return known.reduce(into: Set(SafeHTML.drawingNames.values)) { $0.formUnion($1) }.sorted()
    }()

    private static let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
}

/// How the value of an attribute is kept.
enum SafeAttribute: Sendable {
    case plain, lowered, address, style

    /// The rules of a list; nothing else is kept.
    static func rules(_ kind: SafeHTML.Kind) -> [String: SafeAttribute] {
        switch kind {
        case .page: page
        case .formula: formula
        case .drawing: drawing
        }
    }

    private static let page = rules(SafeHTML.attributes[.page]!)
    private static let formula = rules(SafeHTML.attributes[.formula]!)
    private static let drawing = rules(SafeHTML.attributes[.drawing]!)

    private static func rules(_ names: Set<String>) -> [String: SafeAttribute] {
        Dictionary(
            uniqueKeysWithValues: names.map { name in
                (
                    name,
                    name == "style"
                        ? .style : SafeHTML.addresses.contains(name) ? .address : ["rel", "type"].contains(name) ? .lowered : .plain
                )
            })
    }
}
