# The model in numpy. `analyst`: double precision, a loop over lines, everything else by whole arrays, as one writes it
# for a report. `expert`: single precision, lines added up beforehand, matrix products.
# Run: <folder of model.json> <analyst|expert> <trials> <batch> <rounds> [file]; prints trials per CPU second.
import json
import sys
import time

import numpy as np

folder, style, trials, batch, rounds = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
with open(folder + "/model.json", encoding="utf8") as file:
    model = json.load(file)
T, P = model["periods"], model["parties"]
F = len(model["factors"])
cholesky = np.array([row + [0.0] * (F - len(row)) for row in model["cholesky"]])
phi = np.array([factor["phi"] for factor in model["factors"]])
trend = np.array(model["trend"]).T
discount = np.array(model["discount"])
lines, events = model["lines"], model["events"]
for item in lines:
    item["amounts"] = np.array(item["amounts"])
for item in lines + events:
    item["shares"] = np.array(item["shares"])


def come_in(random, n):
    """Quarter in which each planned quarter comes, [trial][quarter]."""
    quarter = np.tile(np.arange(T), (n, 1))
    now = np.zeros(n, dtype=int)
    for _ in range(3):
        start = now + 1 + np.floor(random.exponential(40, n)).astype(int)
        length = random.integers(4, 12, n)
        quarter += np.where(quarter >= start[:, None], length[:, None], 0)
        now = start + length
    return np.minimum(quarter, T - 1)


def deepest(cash, dtype=float):
    """Lowest funding position; cash is [quarter][trial]."""
    position = np.zeros(cash.shape[1], dtype)
    least = np.zeros(cash.shape[1], dtype)
    growth = dtype(model["growth"])
    for flow in cash:
        position = position * growth + flow
        least = np.minimum(least, position)
    return least


def analyst(random, n):
    x = np.zeros((n, T, F))
    shocks = random.standard_normal((n, T, F)) @ cholesky.T
    x[:, 0] = shocks[:, 0]
    for t in range(1, T):
        x[:, t] = phi * x[:, t - 1] + shocks[:, t]
    prices = trend * np.exp(x)
    quarter = come_in(random, n)
    rows = np.arange(n)[:, None]
    cash = np.zeros((n, T))
    worth = np.zeros((n, P))
    for line in lines:
        planned = np.nonzero(line["amounts"])[0]
        if line["isSale"]:
            t = quarter[:, planned]
            flow = line["amounts"][planned] * prices[rows, t, line["factor"]]
            np.add.at(cash, (rows, t), flow)
            present = (flow * discount[t]).sum(axis=1)
        else:
            flow = line["amounts"][planned] * prices[:, planned, line["factor"]]
            if line["overrun"] > 0:
                sd = line["overrun"]
                flow = flow * np.exp(sd * random.standard_normal(n) - sd**2 / 2)[:, None]
            cash[:, planned] += flow
            present = flow @ discount[planned]
        worth += present[:, None] * line["shares"]
    for event in events:
        own = slice(event["start"], event["start"] + event["length"])
        size = np.exp(event["sd"] * random.standard_normal(n) - event["sd"] ** 2 / 2)
        flow = (random.random(n) < event["probability"]) * event["impact"] * size / event["length"]
        cash[:, own] += flow[:, None]
        worth += (flow * discount[own].sum())[:, None] * event["shares"]
    return np.column_stack([worth.sum(axis=1), worth, deepest(cash.T)])


single = np.float32
is_sale = [line["isSale"] for line in lines]
plain = [line for line in lines if not line["isSale"] and line["overrun"] == 0]
overruns = [line for line in lines if line["overrun"] > 0]


def added(own, first):
    """Cash [quarter][factor] and, by party, [quarter][factor][party] of three factors from `first` on."""
    cash, worth = np.zeros((T, 3), single), np.zeros((T, 3, P), single)
    for line in own:
        cash[:, line["factor"] - first] += line["amounts"]
        worth[:, line["factor"] - first] += line["amounts"][:, None] * line["shares"]
    return cash, worth


cost_cash, cost_worth = added(plain, 3)
cost_worth *= discount[:, None, None].astype(single)
sale_cash, sale_worth = added([line for line in lines if line["isSale"]], 0)
sale_from, sale_end = min(l["start"] for l in lines if l["isSale"]), max(l["start"] + l["length"] for l in lines if l["isSale"])
overrun_shares = np.array([line["shares"] for line in overruns], single)
overrun_sd = np.array([[line["overrun"]] for line in overruns], single)
event_time = np.zeros((len(events), T), single)
for place, event in enumerate(events):
    event_time[place, event["start"] : event["start"] + event["length"]] = 1 / event["length"]
event_worth = (event_time @ discount).astype(single)[:, None] * np.array([e["shares"] for e in events], single)
event_numbers = [np.array([[e[key]] for e in events], single) for key in ("probability", "impact", "sd")]
cholesky1, trend1, discount1, phi1 = (a.astype(single) for a in (cholesky, trend, discount, phi))


def expert(random, n):
    x = random.standard_normal((T, n, F), dtype=single) @ cholesky1.T
    for t in range(1, T):
        x[t] += phi1 * x[t - 1]
    np.exp(x, out=x)
    x *= trend1[:, None, :]
    costs = x[:, :, 3:]
    cash = np.einsum("tnf,tf->tn", costs, cost_cash)
    worth = np.tensordot(costs, cost_worth, axes=([0, 2], [0, 1]))
    sizes = np.exp(random.standard_normal((len(overruns), n), dtype=single) * overrun_sd - overrun_sd**2 / 2)
    for place, line in enumerate(overruns):
        own = slice(line["start"], line["start"] + line["length"])
        amounts = line["amounts"][own].astype(single)
        flow = x[own, :, line["factor"]] * sizes[place]
        cash[own] += flow * amounts[:, None]
        worth += ((amounts * discount1[own]) @ flow)[:, None] * overrun_shares[place]
    probability, impact, sd = event_numbers
    size = np.exp(random.standard_normal((len(events), n), dtype=single) * sd - sd**2 / 2)
    hit = (random.random((len(events), n), dtype=single) < probability) * impact * size
    cash += event_time.T @ hit
    worth += hit.T @ event_worth
    quarter = come_in(random, n).T[sale_from:sale_end]
    columns = np.arange(n)[None, :]
    prices = x[quarter, columns, :3]
    flow = np.einsum("snf,sf->sn", prices, sale_cash[sale_from:sale_end])
    places = (quarter * n + columns).ravel()
    cash += np.bincount(places, weights=flow.ravel(), minlength=T * n).reshape(T, n).astype(single)
    prices *= discount1[quarter][:, :, None]
    worth += np.tensordot(prices, sale_worth[sale_from:sale_end], axes=([0, 2], [0, 1]))
    return np.column_stack([worth.sum(axis=1), worth, deepest(cash, single)])


simulate = {"analyst": analyst, "expert": expert}[style]
generator = np.random.default_rng(7)
simulate(generator, 100)
for _ in range(rounds):
    started = time.process_time()
    columns = np.concatenate([simulate(generator, batch) for _ in range(trials // batch)])
    print(f"{trials / (time.process_time() - started):.0f}", flush=True)
if len(sys.argv) > 6:
    columns.T.astype(np.float32).tofile(sys.argv[6])
