// What a reader's words may mean. A question is read as pieces; each piece can be answered by any of its options, and
// an option by words that stand in the pages:
//
//   { weight, options: [{ words, every, weight }] }
//
// `every`: all of the words have to stand in a text, as in "blood pressure"; otherwise each of them counts.

duizhaoSearch.question = (() => {
  const { numbers, spelling, tokens } = duizhaoSearch
  const LONGEST = { words: 6, characters: 14 }
  // How much an answer counts that is not quite what was typed.
  const WEIGHT = { same: 0.9, part: 0.4, family: 0.5, slip: 0.6, halves: 0.8, character: 0.45, small: 0.06 }
  // How much a piece of a question counts beside others: what has a name is what is asked about. A word that is none says less,
  // and a name made of words that only ask ("can I have", of anything) nearly nothing where something else is named.
  const ASKED = { name: 1, word: 0.6, frame: 0.1 }
  const SPLIT = { word: 7, half: 3, stem: 6 }

  const key = phrase => tokens.parts(phrase).map(part => part.han ? part.word : tokens.stem(part.word)).join(" ")

  // The names of one thing, by each of them: [[what people type], [what the pages say]].
  const namesOf = (same, small) => {
    const names = new Map()
    for (const [typed, said] of same) {
      const means = said.filter(name => !small.has(key(name)))
      for (const name of typed.map(numbers.nameOf).map(key).filter(name => name && !small.has(name))) {
        names.set(name, [...new Set([...names.get(name) ?? [], ...means])])
      }
    }
    return names
  }

  const reader = (data, index) => {
    const small = new Set(data.small.map(key))
    const names = namesOf(data.same, small)
    // Words that are known without any part of the index.
    const given = new Set([...names.keys()].flatMap(name => name.split(" ")).concat([...small]))
    const common = new Set(data.common.split(" "))
    const ranges = numbers.ranges(data.same)
    const isKnown = word => given.has(word) || index.has(word)
    const near = word => {
      if (!spelling.most(word)) return []
      const found = spelling.nearest(word, [...index.written(word[0]), ...given])
      return found.length ? found : spelling.nearest(word, index.written(word[1]))
    }

    const option = (phrase, weight = 1, every = true) => ({ words: tokens.exact(phrase), every, weight })

    const namePiece = (typed, name) => {
      const options = [option(typed), ...names.get(name).map(said => option(said, WEIGHT.same))]
      for (const { words, weight } of [...options]) {
        // Where several words of a name tell something, a part of it is some of these: "in the" is in every section.
        const telling = words.filter(word => !small.has(word))
        const some = telling.length > 1 ? telling : words
        if (words.length > 1) options.push({ words: some, every: false, weight: weight * WEIGHT.part })
      }
      return { weight: ASKED.name, options, frame: typed.split(" ").every(word => small.has(word)) }
    }

    const halves = word => {
      if (word.length < SPLIT.word) return []
      const found = []
      for (let at = SPLIT.half; at <= word.length - SPLIT.half; at++) {
        const [one, other] = [word.slice(0, at), word.slice(at)]
        if ([one, other].map(tokens.stem).every(half => given.has(half) || common.has(half))) found.push([one, other])
      }
      return found
    }

    // A word as the pages may write it: itself, two words that were run together, or without its slips.
    const spelt = (word, unfinished) => {
      const stem = tokens.stem(word)
      const pair = halves(word)[0]
      if (pair && names.has(pair.map(tokens.stem).join(" "))) return { stems: [stem], slip: false, pair }
      if (isKnown(stem) || /\d/.test(word)) return { stems: [stem], slip: false }
      if (pair) return { stems: [stem], slip: false, pair }
      if (unfinished && spelling.family(word, index, true).length) return { stems: [stem], slip: false }
      // The stem of a misspelt word is only trusted where enough of the word is left.
      const whole = near(word).map(tokens.stem)
      const stems = [...new Set(whole.length || stem.length < SPLIT.stem ? whole : near(stem).map(tokens.stem))]
      return stems.length ? { stems, slip: true } : { stems: [stem], slip: false }
    }

    const wordPiece = (word, unfinished) => {
      const { stems, slip, pair } = word
      const options = stems.map(stem => ({ words: [stem], every: true, weight: slip ? WEIGHT.slip : 1 }))
      if (pair) options.push({ words: pair.map(tokens.stem), every: true, weight: WEIGHT.halves })
      for (const stem of stems) {
        for (const kin of spelling.family(stem, index, unfinished)) {
          options.push({ words: [kin], every: true, weight: WEIGHT.family * (slip ? WEIGHT.slip : 1) })
        }
      }
      return { weight: ASKED.word, options }
    }

    // A slip in it is only looked for where the first of the two words says nothing.
    const joinedOf = (one, other) => {
      const word = one.word + other.word
      if (isKnown(tokens.stem(word))) return { stems: [tokens.stem(word)], slip: false }
      const found = isKnown(one.stems[0]) ? undefined : spelt(word, false)
      return found?.slip && !found.pair ? found : undefined
    }

    const latin = (words, last) => {
      const pieces = []
      const all = words.flatMap((word, place) => {
        const unfinished = last && place === words.length - 1
        const one = spelt(word, unfinished)
        const pairName = one.pair && names.has(one.pair.map(tokens.stem).join(" "))
        return pairName ? one.pair.map(half => ({ word: half, stems: [tokens.stem(half)] })) : [{ word, ...one }]
      })
      for (let at = 0; at < all.length;) {
        let size = Math.min(LONGEST.words, all.length - at)
        const stemsOf = () => all.slice(at, at + size).map(one => one.stems[0])
        while (size && !names.has(stemsOf().join(" "))) size--
        if (size) {
          pieces.push(namePiece(stemsOf().join(" "), stemsOf().join(" ")))
          at += size
          continue
        }
        // Two words that the pages write as one.
        const joined = all[at + 1] && joinedOf(all[at], all[at + 1])
        const one = joined?.stems[0]
        if (one) {
          pieces.push(names.has(one) ? namePiece(one, one) : wordPiece(joined, false))
          at += 2
          continue
        }
        const piece = wordPiece(all[at], last && at === all.length - 1)
        if (small.has(all[at].stems[0])) piece.weight = WEIGHT.small
        pieces.push(piece)
        at += 1
      }
      return pieces
    }

    // What no name covers: every two characters that stand together, and single ones where the two do not.
    const restPieces = run => {
      const all = [...run]
      if (all.length === 1) return [{ weight: small.has(run) ? WEIGHT.small : WEIGHT.character, options: [option(run)] }]
      const two = tokens.twos(run)
      return two.map(pair => {
        const options = [{ words: [pair], every: true, weight: 1 }]
        for (const one of index.has(pair) ? [] : pair) {
          if (!small.has(one)) options.push({ words: [one], every: true, weight: WEIGHT.character })
        }
        return { weight: 1 / Math.sqrt(two.length), options }
      })
    }

    const han = run => {
      const all = [...run]
      const pieces = []
      let rest = ""
      const end = () => { if (rest) pieces.push(...restPieces(rest)); rest = "" }
      for (let at = 0; at < all.length;) {
        let size = Math.min(LONGEST.characters, all.length - at)
        const word = () => all.slice(at, at + size).join("")
        while (size && !names.has(word()) && !(small.has(word()) && size > 1)) size--
        if (!size) {
          rest += all[at++]
          continue
        }
        end()
        pieces.push(names.has(word()) ? namePiece(word(), word()) : { weight: WEIGHT.small, options: [option(word())] })
        at += size
      }
      end()
      return pieces
    }

    // Words in letters that are no words of the pages may be Chinese words as they sound.
    const sound = duizhaoSearch.sounds.reader(index.sounds, word => isKnown(tokens.stem(word)))
    const soundPiece = words => {
      const all = words.map(word => names.has(word) ? namePiece(word, word) : { options: [option(word)] })
      const weight = words.every(word => small.has(word)) ? WEIGHT.small : 1
      return { weight, options: all.flatMap(piece => piece.options) }
    }
    const spoken = (words, last) => {
      const pieces = []
      let plain = []
      const end = isLast => { if (plain.length) pieces.push(...latin(plain, last && isLast)); plain = [] }
      for (const one of sound(words)) {
        if (typeof one === "string") plain.push(one)
        else {
          end(false)
          pieces.push(soundPiece(one))
        }
      }
      end(true)
      return pieces
    }

    const piecesOf = query => {
      const parts = tokens.parts(query)
      const open = parts.length > 0 && parts.at(-1).end === query.length
      const pieces = []
      for (let at = 0; at < parts.length;) {
        // Names may mix both scripts, such as NMDA 受体.
        let size = Math.min(LONGEST.words, parts.length - at)
        const name = () => parts.slice(at, at + size).map(one => one.han ? one.word : tokens.stem(one.word)).join(" ")
        while (size > 1 && !names.has(name())) size--
        if (size > 1) {
          pieces.push(namePiece(name(), name()))
          at += size
        } else if (parts[at].han) {
          pieces.push(...han(parts[at].word))
          at += 1
        } else {
          let end = at
          while (end < parts.length && !parts[end].han) end++
          pieces.push(...spoken(parts.slice(at, end).map(one => one.word), open && end === parts.length))
          at = end
        }
      }
      return pieces
    }

    return query => {
      const { rest, found } = numbers.taken(query, ranges)
      const aged = found.map(key).map(name => ({ weight: 1, options: names.get(name).map(said => option(said)) }))
      const pieces = [...aged, ...piecesOf(rest)]
      const isNamed = pieces.some(piece => piece.weight === ASKED.name && !piece.frame)
      return pieces.map(piece => piece.frame && isNamed ? { ...piece, weight: ASKED.frame } : piece)
    }
  }

  return { key, reader }
})()
