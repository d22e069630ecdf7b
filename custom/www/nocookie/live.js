// Keeps the owner's page up to date: fetches the page itself now and then and takes over the parts marked data-live.
// The page is complete without this.
(function () {
	'use strict';
	var PERIOD = 10000;
	var live = document.getElementById('live');
	var timer = 0;

	function say(key) {
		if (live) {
			live.hidden = false;
			live.classList.toggle('lost', key === 'lost');
			if (live.textContent !== live.dataset[key]) {
				live.textContent = live.dataset[key];
			}
		}
	}

	function take(fresh) {
		document.querySelectorAll('[data-live]').forEach(function (part) {
			var newer = fresh.getElementById(part.id);
			if (newer && newer.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) {
				var scroll = part.firstElementChild ? part.firstElementChild.scrollTop : 0;
				part.replaceChildren.apply(part, Array.from(newer.childNodes));
				if (part.firstElementChild) {
					part.firstElementChild.scrollTop = scroll;
				}
			}
		});
	}

	function refresh() {
		clearTimeout(timer);
		if (document.hidden) {
			return;
		}
		fetch(location.href, { cache: 'no-store' }).then(function (answer) {
			return answer.ok ? answer.text() : Promise.reject(answer.status);
		}).then(function (text) {
			var fresh = new DOMParser().parseFromString(text, 'text/html');
			if (!fresh.querySelector('[data-live]')) {
				location.reload();
				return;
			}
			take(fresh);
			charts();
			say('on');
		}).catch(function () {
			say('lost');
		}).finally(function () {
			clearTimeout(timer);
			timer = setTimeout(refresh, PERIOD);
		});
	}

	function search() {
		var box = document.getElementById('build-search');
		var texts = Array.from(document.querySelectorAll('.searched'), function (pre) {
			return { pre: pre, lines: pre.textContent.split('\n') };
		});
		if (!box || texts.length === 0) {
			return;
		}
		box.hidden = false;
		var input = box.querySelector('input');
		var told = box.querySelector('[role=status]');
		input.addEventListener('input', function () {
			var wanted = input.value.trim().toLowerCase();
			var count = 0;
			texts.forEach(function (text) {
				var found = text.lines.filter(function (line) { return line.toLowerCase().includes(wanted); });
				count += found.length;
				text.pre.textContent = found.join('\n');
				text.pre.parentElement.open = wanted !== '' && found.length > 0;
			});
			told.textContent = wanted === '' ? '' : told.dataset.found.replace('#', count);
		});
	}

	// What a chart says at a place from 0 to 600, read from its lines.
	function reading(svg, x) {
		var figure = svg.closest('.chart');
		var minutes = svg.dataset.now.split(':')[0] * 60 + +svg.dataset.now.split(':')[1]
			- Math.round((600 - x) / 600 * (figure.classList.contains('day') ? 1440 : 60)) + 1440;
		var said = [String(Math.floor(minutes / 60) % 24).padStart(2, '0') + ':' + String(minutes % 60).padStart(2, '0')];
		svg.querySelectorAll('.line').forEach(function (line) {
			var points = Array.from(line.getAttribute('d').matchAll(/[ML](\d+) ([\d.]+)/g));
			var near = points.reduce(function (best, point) {
				return Math.abs(point[1] - x) < Math.abs(best[1] - x) ? point : best;
			});
			if (Math.abs(near[1] - x) < 30) {
				var key = figure.querySelector('.key.' + line.classList[1]);
				said.push((key ? key.textContent.charAt(0) + ' ' : '') + amount(1 - near[2] / 100, figure.querySelector('.scale span').textContent));
			}
		});
		svg.querySelectorAll('.good, .bad').forEach(function (bars) {
			if (Array.from(bars.getAttribute('d').matchAll(/M(\d+) 0H(\d+)/g)).some(function (bar) { return bar[1] <= x && x <= bar[2]; })) {
				said.splice(1, 1, figure.querySelector('.key.' + bars.classList[1]).textContent);
			}
		});
		return said.join('  ');
	}

	function amount(share, top) {
		var value = share * parseFloat(top);
		var unit = top.split(' ')[1];
		if (unit === '%') {
			return Math.round(value) + ' %';
		}
		value *= unit === 'MB/s' ? 1048576 : unit === 'KB/s' ? 1024 : 1;
		return value < 1024 ? Math.round(value) + ' B/s'
			: value < 1048576 ? (value / 1024).toFixed(1) + ' KB/s' : (value / 1048576).toFixed(1) + ' MB/s';
	}

	function point(svg, x) {
		var cursor = svg.querySelector('.cursor') || svg.appendChild(document.createElementNS(svg.namespaceURI, 'path'));
		var told = svg.closest('.chart').querySelector('strong');
		told.dataset.newest = told.dataset.newest || told.textContent;
		told.textContent = reading(svg, x);
		told.className = 'read';
		cursor.setAttribute('class', 'cursor');
		cursor.setAttribute('d', 'M' + x + ' 0V100');
		svg.setAttribute('aria-valuenow', x);
		svg.setAttribute('aria-valuetext', told.textContent);
	}

	function leave(svg) {
		var told = svg.closest('.chart').querySelector('strong');
		if (svg.querySelector('.cursor')) {
			svg.querySelector('.cursor').remove();
			told.textContent = told.dataset.newest;
			told.className = '';
		}
	}

	// Values under the pointer, and by the arrow keys; a builder's page from before has none of it.
	function charts() {
		document.querySelectorAll('.plot svg[data-now]:not([tabindex])').forEach(function (svg) {
			var attributes = { tabindex: 0, role: 'slider', 'aria-valuemin': 0, 'aria-valuemax': 600, 'aria-valuenow': 600 };
			Object.keys(attributes).forEach(function (name) { svg.setAttribute(name, attributes[name]); });
			svg.setAttribute('aria-valuetext', reading(svg, 600));
			svg.addEventListener('pointermove', function (event) {
				var box = svg.getBoundingClientRect();
				point(svg, Math.max(0, Math.min(600, Math.round((event.clientX - box.left) / box.width * 600))));
			});
			svg.addEventListener('pointerleave', function () { leave(svg); });
			svg.addEventListener('focus', function () { point(svg, +svg.getAttribute('aria-valuenow')); });
			svg.addEventListener('blur', function () { leave(svg); });
			svg.addEventListener('keydown', function (event) {
				var at = +svg.getAttribute('aria-valuenow');
				var to = { ArrowLeft: at - 10, ArrowDown: at - 10, ArrowRight: at + 10, ArrowUp: at + 10, PageDown: at - 100, PageUp: at + 100, Home: 0, End: 600 }[event.key];
				if (to !== undefined) {
					event.preventDefault();
					point(svg, Math.max(0, Math.min(600, to)));
				}
			});
		});
	}

	search();
	charts();
	document.addEventListener('visibilitychange', refresh);
	if (document.querySelector('[data-live]')) {
		timer = setTimeout(refresh, PERIOD);
	}
})();
