// Makes the table of places that daemon/events/gazetteer.cpp reads: cities, states and countries with population and
// zone, from the GeoNames data in Debian's libgeonames0 (CC BY 4.0) and, for want of it, from the zone list of tzdata.
// Usage: gazetteer_build OUTPUT. The layout is written down in daemon/events/gazetteer.hpp.
#include <dlfcn.h>
#include <gio/gio.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace {

struct Place {
  std::string key;
  std::uint32_t population = 0;
  std::string zone, admin, country;
  std::uint8_t kind = 0;  // 0 city, 1 state or province, 2 country
};

/// Lower case without the accents of Latin letters; what is neither letter nor digit becomes one blank.
std::string key_of(const std::string& name) {
  g_autofree char* decomposed = g_utf8_normalize(name.c_str(), -1, G_NORMALIZE_ALL);
  g_autofree char* lower = g_utf8_strdown(decomposed ? decomposed : "", -1);
  std::string key;
  for (const char* at = lower; *at; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    if (g_unichar_ismark(letter) || letter == '\'' || letter == 0x2019) continue;
    if (g_unichar_isalnum(letter)) {
      char bytes[6];
      key.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(letter, bytes)));
    } else if (!key.empty() && key.back() != ' ' && letter != '.') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

/// The zone most of the inhabitants live in, if it holds at least three quarters of them.
struct Share {
  std::map<std::string, std::uint64_t> zones;
  std::uint64_t all = 0;

  void add(const std::string& zone, std::uint32_t population) {
    zones[zone] += population;
    all += population;
  }
  std::string zone() const {
    for (const auto& [name, inhabitants] : zones)
      if (inhabitants * 4 >= all * 3) return name;
    return {};
  }
};

void add_wholes(std::vector<Place>& places) {
  std::map<std::pair<std::string, std::string>, Share> states;
  std::map<std::string, std::pair<std::string, Share>> countries;
  for (const Place& place : places) states[{place.country, place.admin}].add(place.zone, place.population);
  for (auto& [name, share] : states)
    if (!name.second.empty())
      places.push_back({key_of(name.second), static_cast<std::uint32_t>(std::min<std::uint64_t>(share.all, UINT32_MAX)),
                        share.zone(), name.second, name.first, 1});
}

std::vector<Place> from_geonames() {
  std::vector<Place> places;
  if (!dlopen("libgeonames.so.0", RTLD_NOW | RTLD_GLOBAL)) return places;
  g_autoptr(GBytes) bytes =
      g_resources_lookup_data("/com/lomiri/geonames/cities.compiled", G_RESOURCE_LOOKUP_FLAGS_NONE, nullptr);
  if (!bytes) return places;
  g_autoptr(GVariant) cities = g_variant_new_from_bytes(G_VARIANT_TYPE("a(sssssssudd)"), bytes, FALSE);
  std::map<std::string, Share> countries;
  std::map<std::string, std::string> codes;
  GVariantIter rows;
  g_variant_iter_init(&rows, cities);
  const char *id, *name, *admin_code, *admin, *country, *country_name, *zone;
  guint32 population;
  double latitude, longitude;
  while (g_variant_iter_next(&rows, "(&s&s&s&s&s&s&sudd)", &id, &name, &admin_code, &admin, &country, &country_name,
                             &zone, &population, &latitude, &longitude)) {
    places.push_back({key_of(name), population, zone, admin, country, 0});
    countries[country_name].add(zone, population);
    codes[country_name] = country;
  }
  add_wholes(places);
  for (const auto& [country_called, share] : countries)
    places.push_back({key_of(country_called),
                      static_cast<std::uint32_t>(std::min<std::uint64_t>(share.all, UINT32_MAX)), share.zone(), "",
                      codes[country_called], 2});
  return places;
}

std::vector<Place> from_tzdata() {
  std::vector<Place> places;
  std::ifstream file("/usr/share/zoneinfo/zone1970.tab");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto second = line.find('\t', line.find('\t') + 1);
    std::string zone = line.substr(second + 1, line.find('\t', second + 1) - second - 1);
    const std::string city = zone.substr(zone.rfind('/') + 1);
    places.push_back({key_of(city), 100000, zone, "", line.substr(0, 2), 0});
  }
  return places;
}

template <class Number>
void put(std::string& out, Number number) {
  for (std::size_t byte = 0; byte < sizeof number; ++byte)
    out += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * byte));
}

/// Numbers the different strings; their text goes to the pool once.
struct Pool {
  std::string text;
  std::map<std::string, std::uint32_t> known;

  std::uint32_t at(const std::string& value) {
    const auto [entry, fresh] = known.try_emplace(value, static_cast<std::uint32_t>(text.size()));
    if (fresh) {
      text += value;
      text += '\0';
    }
    return entry->second;
  }
};

std::string table_of(const std::vector<Place>& places) {
  Pool pool;
  std::string rows;
  for (const Place& place : places) {
    put(rows, pool.at(place.key));
    put(rows, pool.at(place.zone));
    put(rows, pool.at(key_of(place.admin)));
    put(rows, place.population);
    rows += place.country.substr(0, 2);
    put(rows, place.kind);
    put(rows, std::uint8_t{0});
  }
  std::string out = "PLACES01";
  put(out, static_cast<std::uint32_t>(places.size()));
  put(out, static_cast<std::uint32_t>(pool.text.size()));
  return out + rows + pool.text;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::vector<Place> places = from_geonames();
  if (places.empty()) {
    std::fprintf(stderr, "gazetteer_build: libgeonames0 is not usable, only the cities of tzdata will be known\n");
    places = from_tzdata();
  }
  std::erase_if(places, [](const Place& place) { return place.key.empty() || place.country.size() != 2; });
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.key != b.key ? a.key < b.key : a.population > b.population;
  });
  std::ofstream file(arguments[1], std::ios::binary);
  file << table_of(places);
  file.close();
  return file ? 0 : 1;
}
