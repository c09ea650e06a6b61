import { silentLog } from '../../src/core/log';
import { openLine } from '../../src/storage/mongodb/line';

describe("the database's name", () => {
  it.each([
    ['mongodb://db/learn', 'learn'],
    ['mongodb://db', 'passalong'],
    ['mongodb://db/?replicaSet=rs0', 'passalong'],
    ['mongodb://one:27017,two:27017/?replicaSet=rs0', 'passalong'],
    ['mongodb://bot:a%40b@one:27017,two:27018,three/learn?replicaSet=rs0', 'learn'],
    ['mongodb://bot:a,b@one:27017,two:27018/learn', 'learn'],
  ])('in %s is %s', async (uri, name) => {
    const line = openLine(uri, silentLog);
    expect(line.db().databaseName).toBe(name);
    await line.close();
  });
});
