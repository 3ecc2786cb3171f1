/// One step of a pattern; after a letter or a place comes the next one.
enum Instruction: Sendable, Hashable {
    case letter(PatternLetters)
    case place(PatternPlace)
    case split(Int, Int)
    case found
}

/// Makes steps of what a pattern is made of.
struct PatternProgram {
    private var steps: [Instruction] = []

    static func of(_ node: PatternNode) throws(PatternProblem) -> [Instruction] {
        var program = PatternProgram()
        try program.add(node)
        return program.steps + [.found]
    }

    private mutating func add(_ node: PatternNode) throws(PatternProblem) {
        switch node {
        case .letters(let letters): try append(.letter(letters))
        case .place(let place): try append(.place(place))
        case .sequence(let nodes): for node in nodes { try add(node) }
        case .choice(let branches): try add(branches[...])
        case .repeated(let node, let least, let most): try add(node, least, most)
        }
    }

    private mutating func append(_ instruction: Instruction) throws(PatternProblem) {
        if steps.count >= Pattern.mostSteps { throw PatternProblem("it is too large, write it shorter or with smaller counts") }
        steps.append(instruction)
    }

    private mutating func add(_ branches: ArraySlice<PatternNode>) throws(PatternProblem) {
        guard let first = branches.first else { return }
        if branches.count == 1 { return try add(first) }
        let fork = steps.count
        try append(.split(fork + 1, fork + 1))
        try add(first)
        let end = steps.count
        try append(.split(end + 1, end + 1))
        steps[fork] = .split(fork + 1, end + 1)
        try add(branches.dropFirst())
        steps[end] = .split(steps.count, steps.count)
    }

    private mutating func add(_ node: PatternNode, _ least: Int, _ most: Int?) throws(PatternProblem) {
        for _ in 0..<least { try add(node) }
        guard let most else {
            let fork = steps.count
            try append(.split(fork + 1, fork + 1))
            try add(node)
            try append(.split(fork, fork))
            steps[fork] = .split(fork + 1, steps.count)
            return
        }
        var forks: [Int] = []
        for _ in least..<max(least, most) {
            forks.append(steps.count)
            try append(.split(0, 0))
            try add(node)
        }
        for fork in forks { steps[fork] = .split(fork + 1, steps.count) }
    }
}
