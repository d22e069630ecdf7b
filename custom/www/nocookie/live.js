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

	search();
	document.addEventListener('visibilitychange', refresh);
	if (document.querySelector('[data-live]')) {
		timer = setTimeout(refresh, PERIOD);
	}
})();
