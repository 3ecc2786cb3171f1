import HTTPServer

extension PageAsset {
    /// Lets the rehearsal's time go on between two reports.
    static let clockScript = PageAsset(
        type: "text/javascript; charset=utf-8",
        text: #"""
            'use strict';

            const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
            const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
            const two = (number) => String(number).padStart(2, '0');
            let shown = null;
            let since = 0;

            function tick() {
              const element = document.getElementById('desk-time');
              if (element === null || document.hidden || document.body.classList.contains('lost')) return;
              // A report brings an element of its own.
              if (element !== shown) [shown, since] = [element, performance.now()];
              const time = new Date(Date.parse(element.dateTime) + (performance.now() - since) * Number(element.dataset.speed));
              const clock = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(':');
              element.textContent = `${days[time.getUTCDay()]} ${time.getUTCDate()} ${months[time.getUTCMonth()]} ${clock}`;
            }

            setInterval(tick, 250);

            """#)
}
