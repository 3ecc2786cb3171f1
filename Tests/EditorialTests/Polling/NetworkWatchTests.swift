import Editorial
import Testing

@Suite struct NetworkWatchTests {
    @Test func `when nobody answers, nobody is to blame`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: [], unreachable: ["a", "b"], known: ["a"]) == ["a", "b"] && watch.isDown)
        #expect(watch.excused(answered: [], unreachable: ["c"], known: []) == ["c"] && watch.isDown)
        #expect(watch.excused(answered: ["d"], unreachable: [], known: ["d"]) == [] && !watch.isDown)
    }

    @Test func `a host that is away while others answer is to blame, at its next poll alone too`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: ["a"], unreachable: ["b"], known: ["a", "b"]) == [])
        #expect(watch.excused(answered: [], unreachable: ["b"], known: ["b"]) == [])
        #expect(watch.excused(answered: [], unreachable: ["b", "c"], known: ["b", "c"]) == ["c"])
    }

    @Test func `a host alone that was reached before is doubted once`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: [], unreachable: ["a"], known: ["a"]) == ["a"] && !watch.isDown)
        #expect(watch.excused(answered: [], unreachable: ["a"], known: ["a"]) == [])
    }

    @Test func `a host that was never reached is to blame at once, unless it takes several for nobody to answer`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: [], unreachable: ["a"], known: []) == [])
        #expect(watch.excused(answered: [], unreachable: ["b"], known: []) == [] && !watch.isDown)
        #expect(watch.excused(answered: [], unreachable: ["c"], known: []) == ["c"] && watch.isDown)
        var other = NetworkWatch()
        #expect(other.excused(answered: [], unreachable: ["a"], known: []) == [])
        #expect(other.excused(answered: [], unreachable: ["b"], known: ["b"]) == ["b"] && other.isDown)
    }

    @Test func `one host in the house does not stand for the world`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: ["nas"], unreachable: ["a", "b", "c"], known: []) == ["a", "b", "c"] && watch.isDown)
        #expect(watch.excused(answered: ["nas", "x"], unreachable: ["a", "b", "c"], known: []) == [] && !watch.isDown)
    }
}
