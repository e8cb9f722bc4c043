/** The stored outcomes of the seven cases by id. */
import nijmegen from '../expected/bouwclaim-nijmegen.json' with { type: 'json' }
import groningen from '../expected/haven-groningen.json' with { type: 'json' }
import nieuwegein from '../expected/kostenverhaal-nieuwegein.json' with { type: 'json' }
import miniGrex from '../expected/mini-grex.json' with { type: 'json' }
import eindhoven from '../expected/sluitend-eindhoven.json' with { type: 'json' }
import zwolle from '../expected/station-zwolle.json' with { type: 'json' }
import vierPartijen from '../expected/vier-partijen.json' with { type: 'json' }

export const expectedFiles: Record<string, unknown> = {
  'bouwclaim-nijmegen': nijmegen,
  'haven-groningen': groningen,
  'kostenverhaal-nieuwegein': nieuwegein,
  'mini-grex': miniGrex,
  'sluitend-eindhoven': eindhoven,
  'station-zwolle': zwolle,
  'vier-partijen': vierPartijen,
}
